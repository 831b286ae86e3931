/* SPDX-License-Identifier: MIT */
#include "signals.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/err.h"

#define STACK_SIZE ((size_t)64 * 1024)

static const int noted[] = {
	SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT};

#define NOTED (sizeof noted / sizeof *noted)
#define FATAL (sizeof fatal / sizeof *fatal)

/* The one mutable global of the program: a signal handler is given nothing to
 * find its way by. */
static struct {
	volatile sig_atomic_t came[NOTED];
	volatile sig_atomic_t rescuing; /* `rescue` is to be used */
	struct rescue rescue;
	struct sigaction noted_before[NOTED], fatal_before[FATAL];
	void *stack; /* for a crash by too deep a recursion */
	bool open;
} state;

static void
note(int signal)
{
	for (size_t i = 0; i < NOTED; i++)
		if (noted[i] == signal)
			state.came[i] = 1;
}

/* Async-signal-safe. */
static void
put_back(void)
{
	size_t at = 0;

	if (!state.rescuing)
		return;
	state.rescuing = 0;
	while (at < state.rescue.length) {
		ssize_t wrote = write(STDOUT_FILENO, state.rescue.bytes + at,
			state.rescue.length - at);

		if (wrote > 0)
			at += (size_t)wrote;
		else if (errno != EINTR)
			break;
	}
	tcsetattr(STDIN_FILENO, TCSADRAIN, &state.rescue.termios);
}

/* Hands the signal on to whoever had it before, by default the system, which
 * ends the program with the right status. */
static void
crash(int signal)
{
	put_back();
	for (size_t i = 0; i < FATAL; i++)
		if (fatal[i] == signal)
			sigaction(signal, &state.fatal_before[i], NULL);
	raise(signal);
}

static void catch (
	int signal, void (*handler)(int), int flags, struct sigaction *before)
{
	struct sigaction action = {.sa_handler = handler, .sa_flags = flags};

	sigfillset(&action.sa_mask);
	sigaction(signal, &action, before);
}

static void
open_stack(void)
{
	stack_t stack = {.ss_size = STACK_SIZE}, before;

	if (sigaltstack(NULL, &before) == 0 && !(before.ss_flags & SS_DISABLE))
		return; /* a sanitizer's */
	state.stack = base_calloc(1, STACK_SIZE);
	stack.ss_sp = state.stack;
	sigaltstack(&stack, NULL);
}

static void
close_stack(void)
{
	stack_t stack = {.ss_flags = SS_DISABLE, .ss_size = STACK_SIZE};

	if (state.stack)
		sigaltstack(&stack, NULL);
	free(state.stack);
	state.stack = NULL;
}

void
signals_open(void)
{
	for (size_t i = 0; i < NOTED; i++) {
		state.came[i] = 0;
		catch (noted[i], note, SA_RESTART, &state.noted_before[i]);
	}
	open_stack();
	for (size_t i = 0; i < FATAL; i++)
		catch (fatal[i], crash, SA_ONSTACK, &state.fatal_before[i]);
	base_on_exhausted(put_back);
	state.open = true;
}

void
signals_close(void)
{
	if (!state.open)
		return;
	state.open = false;
	state.rescuing = 0;
	base_on_exhausted(NULL);
	for (size_t i = 0; i < NOTED; i++)
		sigaction(noted[i], &state.noted_before[i], NULL);
	for (size_t i = 0; i < FATAL; i++)
		sigaction(fatal[i], &state.fatal_before[i], NULL);
	close_stack();
}

void
signals_rescue(const struct rescue *rescue)
{
	state.rescuing = 0;
	if (!rescue)
		return;
	state.rescue = *rescue;
	state.rescuing = 1;
}

bool
signals_came(int signal)
{
	for (size_t i = 0; i < NOTED; i++)
		if (noted[i] == signal)
			return state.came[i];
	return false;
}

bool
signals_take(int signal)
{
	for (size_t i = 0; i < NOTED; i++)
		if (noted[i] == signal && state.came[i]) {
			state.came[i] = 0;
			return true;
		}
	return false;
}

void
signals_leave(void)
{
	/* A handler, not SIG_IGN: that would be inherited. */
	catch (SIGQUIT, note, SA_RESTART, NULL);
	catch (SIGTSTP, SIG_DFL, 0, NULL);
}

void
signals_enter(void)
{
	catch (SIGQUIT, crash, SA_ONSTACK, NULL);
	catch (SIGTSTP, note, SA_RESTART, NULL);
	signals_take(SIGINT);
	signals_take(SIGTSTP);
	signals_take(SIGCONT);
}

void
signals_stop(void)
{
	sigset_t stop, before;

	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigaddset(&stop, SIGCONT);
	catch (SIGTSTP, SIG_DFL, 0, NULL);
	kill(0, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, &before);
	sigprocmask(SIG_SETMASK, &before, NULL);
	catch (SIGTSTP, note, SA_RESTART, NULL);
	signals_take(SIGTSTP);
	signals_take(SIGCONT);
}

void
signals_hold(sigset_t *waiting)
{
	sigset_t held;

	sigemptyset(&held);
	for (size_t i = 0; i < NOTED; i++)
		sigaddset(&held, noted[i]);
	sigprocmask(SIG_BLOCK, &held, waiting);
}

void
signals_release(const sigset_t *waiting)
{
	sigprocmask(SIG_SETMASK, waiting, NULL);
}
