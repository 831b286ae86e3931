/* SPDX-License-Identifier: MIT */
#include "base/system.h"

#include <stdint.h>
#include <sys/select.h>

#ifdef LACKS_PPOLL
/* By pselect, which lets signals in as it begins to wait, too. */
int
system_ppoll(struct pollfd *polls, nfds_t count, const struct timespec *time,
	const sigset_t *mask)
{
	fd_set in;
	int most = -1, ready;
	nfds_t i;

	FD_ZERO(&in);
	for (i = 0; i < count; i++) {
		FD_SET(polls[i].fd, &in);
		most = polls[i].fd > most ? polls[i].fd : most;
	}
	ready = pselect(most + 1, &in, NULL, NULL, time, mask);
	for (i = 0; i < count; i++)
		polls[i].revents =
			ready > 0 && FD_ISSET(polls[i].fd, &in) ? POLLIN : 0;
	return ready;
}
#endif

#ifdef LACKS_GETRANDOM
ssize_t
system_getrandom(void *bytes, size_t length, unsigned flags)
{
	(void)flags;
	return getentropy(bytes, length) == 0 ? (ssize_t)length : -1;
}
#endif

#ifdef LACKS_STRCHRNUL
char *
system_strchrnul(const char *text, int character)
{
	while (*text && *text != (char)character)
		text++;
	return (char *)(uintptr_t)text;
}
#endif

#ifdef LACKS_MEMRCHR
void *
system_memrchr(const void *bytes, int byte, size_t length)
{
	const unsigned char *at = (const unsigned char *)bytes + length;

	while (length-- > 0)
		if (*--at == (unsigned char)byte)
			return (void *)(uintptr_t)at;
	return NULL;
}
#endif
