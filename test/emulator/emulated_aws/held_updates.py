"""Stacks whose next update stays UPDATE_IN_PROGRESS until the test releases it."""

# Maps (account, stack name) to None, or to the continuation of the update.
held = {}


def hold(account_id, stack_name):
    held[account_id, stack_name] = None


def finish_or_hold(stack, finish):
    key = (stack.account_id, stack.name)
    if key in held:
        held[key] = finish
    else:
        finish()


def release(account_id, stack_name):
    finish = held.pop((account_id, stack_name))
    if finish:
        finish()
