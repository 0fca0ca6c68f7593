/**
 * Every act that the audit log may hold, by what it is done to: what a member does on the right of a role, or of a trust
 * level to something of another member. `tests/routes/staff-acts` walks all forms and calls of that kind. Each has its
 * words in `audit.action.<subject>.<act>`.
 */
export const auditActions = {
  account: ['save', 'import', 'linkMember', 'unlinkMember'],
  answer: ['accept', 'unaccept', 'endorse'],
  appeal: ['ask'],
  audit: ['verify'],
  badge: ['recompute'],
  banner: ['show', 'end'],
  block: ['create', 'end'],
  case: [
    'open',
    'openFor',
    'take',
    'assign',
    'reply',
    'notComplaint',
    'note',
    'move',
    'reopen',
    'dismiss',
    'confirm',
    'setSeverity',
    'setCategory',
  ],
  category: ['create', 'edit', 'shift', 'archive', 'unarchive', 'setRights'],
  fairness: ['compute'],
  flag: ['pause', 'resume'],
  group: ['create', 'edit', 'delete', 'addMember', 'removeMember'],
  idea: ['setStatus', 'undoStatus'],
  invitation: ['create', 'revoke'],
  job: ['retry'],
  ledger: ['check', 'proposeAdjustment', 'adjust'],
  mail: ['resend', 'suppress', 'release', 'test'],
  member: [
    'add',
    'change',
    'removeAvatar',
    'setRoles',
    'setTrust',
    'setEmail',
    'invite',
    'sendPasswordLink',
    'givePasswordLink',
    'look',
    'note',
    'resetFactors',
    'delete',
    'erase',
  ],
  perk: ['create', 'change', 'archive', 'restore', 'loadCoupons'],
  post: ['edit', 'rollBack', 'remove', 'restore', 'hide', 'show'],
  document: ['save', 'discard', 'publish'],
  product: ['create', 'edit', 'shift', 'archive', 'unarchive'],
  profileField: ['create', 'edit', 'shift', 'delete'],
  redemption: ['approve', 'deny', 'fulfil', 'fail', 'settleFinding', 'freeze', 'unfreeze'],
  review: ['claim', 'release', 'decide', 'skip', 'undo'],
  rule: ['change'],
  sanction: ['give', 'lift'],
  setting: ['change'],
  signIn: ['saveProvider', 'shiftProvider', 'checkProvider', 'deleteProvider', 'createHandoverKey', 'endHandoverKey'],
  story: [
    'take',
    'requestChanges',
    'propose',
    'recall',
    'publish',
    'feature',
    'unfeature',
    'decline',
    'retire',
    'reword',
    'confirmResult',
  ],
  suggestion: ['reject'],
  tag: ['describe', 'rename', 'merge', 'delete', 'undo', 'addSynonym', 'removeSynonym'],
  replyTemplate: ['save', 'archive', 'unarchive'],
  template: ['save', 'archive'],
  thread: [
    'announce',
    'edit',
    'lock',
    'unlock',
    'closeAsDuplicate',
    'reopen',
    'archive',
    'unarchive',
    'pin',
    'unpin',
    'move',
    'moveBack',
    'merge',
    'unmerge',
    'split',
    'rejoin',
    'changeKind',
    'undoChangeKind',
  ],
  token: ['create', 'revoke'],
} as const satisfies Record<string, readonly string[]>

/** The first part of an action: what the act is done to. The filter of the log. */
export type AuditSubject = keyof typeof auditActions
export type AuditAction = { [S in AuditSubject]: `${S}.${(typeof auditActions)[S][number]}` }[AuditSubject]

export const auditSubjects = Object.keys(auditActions) as AuditSubject[]

/** The actions of one subject, as the log has them. */
export function actionsOf(subject: AuditSubject): AuditAction[] {
  return auditActions[subject].map((act) => `${subject}.${act}` as AuditAction)
}
