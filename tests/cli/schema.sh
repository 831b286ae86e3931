# SPDX-License-Identifier: MIT
# schema: what we write is what it allows, and a wrong key is not.
cat >check.py <<'EOF'
import json, re, sys

schema = json.load(open(sys.argv[1]))
types = {"object": dict, "array": list, "string": str, "boolean": bool,
         "number": (int, float), "null": type(None)}

def check(value, by, at):
    """What is wrong with it, a line each; the words of a schema that we use."""
    if "$ref" in by:
        by = schema["$defs"][by["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in by and all(list(check(value, one, at)) for one in by["anyOf"]):
        yield f"{at}: none of them"
    if "const" in by and value != by["const"]:
        yield f"{at}: not {by['const']}"
    if "enum" in by and value not in by["enum"]:
        yield f"{at}: not a word of it"
    kinds = by.get("type", list(types))
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if not any(isinstance(value, types[kind]) for kind in kinds):
        yield f"{at}: no {' or '.join(kinds)}"
    if isinstance(value, list):
        for i, one in enumerate(value):
            yield from check(one, by.get("items", {}), f"{at}[{i}]")
    if isinstance(value, dict):
        for key, one in value.items():
            own = [of for pattern, of in by.get("patternProperties", {}).items()
                   if re.search(pattern, key)]
            of = by.get("properties", {}).get(key) or (own or [None])[0]
            of = by.get("additionalProperties", {}) if of is None else of
            if of is False:
                yield f"{at}.{key}: no such key"
            else:
                yield from check(one, of, f"{at}.{key}")

found = list(check(json.load(open(sys.argv[2])), schema, "$"))
print(*(found or ["as it must be"]), sep="\n")
EOF
tenths schema plan >plan.json
tenths schema config | sed -n 1,8p
for plan in "$top"/tests/plans/*.yaml; do
	rm -f plan.db
	tenths -f plan.db import -q "$plan" >/dev/null 2>&1 || continue
	tenths -f plan.db export --format json >is.json
	python3 check.py plan.json is.json | grep -v '^as it must be$' |
		sed "s|^|$(basename "$plan"): |"
done
sed 's/"title":/"tilte":/' is.json >wrong.json
python3 check.py plan.json wrong.json | sed -n 1p
tenths schema plans || echo "[$?]"
