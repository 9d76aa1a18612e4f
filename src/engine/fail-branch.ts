/** The control port that a node with the policy `fail_branch` goes on along when it fails. */
export const FAIL_BRANCH = 'fail-branch'
