/* SPDX-License-Identifier: MIT */
/* The yardstick for a screen: a bare list in ncurses. minicurses N: N rows of
 * Chinese titles, j and k move, q leaves. Draws what changed, nothing else. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include <curses.h>

static int top, selected, count;

static void
draw_row(int line)
{
	int row = top + line;
	char text[128];

	if (row >= count)
		return;
	snprintf(text, sizeof text,
		" O%d 提升完成优化上线建立推动降低覆盖 %d/10", row + 1,
		row % 11);
	if (row == selected)
		attron(A_REVERSE);
	mvaddstr(line, 0, text);
	clrtoeol();
	attroff(A_REVERSE);
}

static void
draw_all(void)
{
	int line;

	for (line = 0; line < LINES - 1; line++)
		draw_row(line);
	mvaddstr(LINES - 1, 0, "READY j k q");
}

static void
move_by(int by)
{
	int before = selected - top, height = LINES - 1;

	if (selected + by < 0 || selected + by >= count)
		return;
	selected += by;
	if (selected < top || selected >= top + height) {
		top += by;
		draw_all();
		return;
	}
	draw_row(before);
	draw_row(selected - top);
}

int
main(int argc, char **argv)
{
	int key;

	count = argc > 1 ? atoi(argv[1]) : 1000;
	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	curs_set(0);
	idlok(stdscr, TRUE);
	draw_all();
	refresh();
	while ((key = getch()) != 'q') {
		if (key == 'j')
			move_by(1);
		else if (key == 'k')
			move_by(-1);
		refresh();
	}
	endwin();
	return 0;
}
