/**
 * Who may do what: one literal table. Rows are acts in the imperative, columns are roles; roles add up, so a person may
 * do what any of their roles may. A cell is
 * - 'always': on anything; 'own': only on what they own; a number: only from that trust level on; '': never.
 * *When* something may be done (locked, too late, not in this state) is a rule of the domain, not a permission.
 */
export const roles = ['visitor', 'member', 'curator', 'moderator', 'agent', 'admin'] as const
export type Role = (typeof roles)[number]
/** Roles that an admin gives; visitor and member follow from being signed out or in. */
export const grantedRoles = ['curator', 'moderator', 'agent', 'admin'] as const satisfies readonly Role[]
export type GrantedRole = (typeof grantedRoles)[number]
/** Staff work for the company: marked in public, without points, with shorter sessions. */
export const staffRoles = ['agent', 'admin'] as const satisfies readonly Role[]

export type Cell = 'always' | 'own' | 0 | 1 | 2 | 3 | 4 | ''

type Row = { about: string } & Record<Role, Cell>

const row = (
  about: string,
  visitor: Cell,
  member: Cell,
  curator: Cell,
  moderator: Cell,
  agent: Cell,
  admin: Cell,
): Row => ({
  about,
  visitor,
  member,
  curator,
  moderator,
  agent,
  admin,
})

export const permissions = {
  // what it is                                                    visitor   member    curator   moderator agent
  // admin
  'thread.read': row('read public threads', 'always', 'always', 'always', 'always', 'always', 'always'),
  'thread.readHidden': row('read held, hidden and deleted posts', '', 'own', '', 'always', 'always', 'always'),
  'area.read': row('read the private areas of all groups', '', '', '', 'always', 'always', 'always'),
  'area.readStaff': row('read the areas of staff', '', '', '', '', 'always', 'always'),
  'thread.ask': row('start a question or a discussion', '', 'always', 'always', 'always', 'always', 'always'),
  'thread.announce': row('start an announcement', '', '', '', '', 'always', 'always'),
  'thread.close': row('lock, unlock, mark as duplicate', '', 4, '', 'always', 'always', 'always'),
  'thread.reclassify': row(
    'change a question into a discussion or idea, and back',
    '',
    '',
    '',
    'always',
    'always',
    'always',
  ),
  'idea.decide': row('set the status of an idea', '', '', '', '', 'always', 'always'),
  'category.administer': row('set up categories', '', '', '', '', '', 'always'),
  'product.administer': row('set up products and versions', '', '', '', '', '', 'always'),
  'tag.administer': row('describe, rename, merge and delete tags', '', '', '', 'always', '', 'always'),
  'thread.organise': row('move, merge and split threads', '', '', '', 'always', 'always', 'always'),
  'thread.pin': row('pin and archive threads', '', '', '', 'always', 'always', 'always'),
  'post.write': row('answer, reply and comment', '', 'always', 'always', 'always', 'always', 'always'),
  'post.edit': row('edit a post', '', 'own', '', 'always', '', 'always'),
  'post.editOthers': row("edit another member's post directly", '', 3, '', 'always', '', 'always'),
  'post.suggestEdit': row(
    "suggest an edit to another member's post",
    '',
    'always',
    'always',
    'always',
    'always',
    'always',
  ),
  'post.remove': row('delete a post (can be restored)', '', 'own', '', 'always', '', 'always'),
  'post.restore': row('restore a deleted post', '', 'own', '', 'always', '', 'always'),
  'post.vote': row("vote on another member's post", '', 1, 1, 1, 1, 1),
  'thread.meToo': row('say that one has the same problem', '', 'always', 'always', 'always', 'always', 'always'),
  'answer.accept': row("accept an answer to one's own question", '', 'own', '', '', '', ''),
  'answer.acceptForAsker': row("accept an answer for an asker who doesn't respond", '', 4, '', '', 'always', 'always'),
  'answer.endorse': row('endorse an answer for the company', '', '', '', '', 'always', 'always'),
  'answer.sayOutcome': row('report whether an answer worked', '', 'always', 'always', 'always', 'always', 'always'),
  'member.read': row('read member profiles', 'always', 'always', 'always', 'always', 'always', 'always'),
  'member.edit': row('edit a profile, password and sessions', '', 'own', 'own', 'own', 'own', 'own'),
  'group.administer': row('set up groups and their rights, add and remove members', '', '', '', '', '', 'always'),
  'member.removeAvatar': row('delete the picture of a profile', '', 'own', 'own', 'always', 'own', 'always'),
  'member.administer': row('set roles and trust levels', '', '', '', '', '', 'always'),
  'account.administer': row('add, import and link customer accounts', '', '', '', '', '', 'always'),
  'member.invite': row('invite people, see and revoke invitations', '', '', '', '', '', 'always'),
  'review.registrations': row('decide who becomes a member', '', '', '', 'always', '', 'always'),
  'signIn.administer': row('set up how members sign in', '', '', '', '', '', 'always'),
  'ledger.read': row("see a member's points history", '', 'own', 'own', 'own', 'own', 'always'),
  'ledger.administer': row('check the ledger, correct balances, freeze redemption', '', '', '', '', '', 'always'),
  'rule.change': row('change an earning rule', '', '', '', '', '', 'always'),
  'case.work': row('see and work on cases, with internal notes', '', '', '', '', 'always', 'always'),
  'case.read': row('see a case as its customer', '', 'own', 'own', 'own', 'own', 'always'),
  'story.write': row('write, submit and withdraw a story', '', 'own', 'own', 'own', 'own', 'own'),
  'story.curate': row('request changes, publish, decline stories', '', '', 'always', '', '', 'always'),
  'review.read': row('see the review queue', '', 3, 'always', 'always', 'always', 'always'),
  'review.edits': row('decide on suggested edits', '', 3, '', 'always', 'always', 'always'),
  'review.answers': row('review answers that may be outdated', '', 3, '', 'always', 'always', 'always'),
  'review.redemptions': row('approve redemptions above the limit', '', '', '', '', 'always', 'always'),
  'review.gaming': row('decide on vote fraud', '', '', '', 'always', '', 'always'),
  'decision.appeal': row('appeal against a decision of moderators', '', 'own', 'own', 'own', 'own', 'own'),
  'content.moderate': row(
    'hide and show posts, decide about what was flagged or held',
    '',
    '',
    '',
    'always',
    '',
    'always',
  ),
  'flag.give': row('flag what others wrote', '', 'always', 'always', 'always', 'always', 'always'),
  'sanction.give': row('warn, silence, suspend and ban members', '', '', '', 'always', '', 'always'),
  'perk.administer': row('create, change and archive perks, load coupons', '', '', '', '', '', 'always'),
  'redemption.request': row('redeem a perk (never staff)', '', 'always', 'always', 'always', 'always', 'always'),
  'redemption.read': row('see a redemption as its member', '', 'own', 'own', 'own', 'always', 'always'),
  'redemption.work': row('approve, deny and deliver redemptions', '', '', '', '', 'always', 'always'),
  'document.administer': row('write and publish terms, privacy policy and guidelines', '', '', '', '', '', 'always'),
  'audit.read': row('read the audit log', '', '', '', '', '', 'always'),
  'setting.change': row('read and change settings', '', '', '', '', '', 'always'),
  'job.administer': row('see jobs and retry failed ones', '', '', '', '', '', 'always'),
  'mail.administer': row('see mail, send it again, stop and release addresses', '', '', '', '', '', 'always'),
  'token.administer': row('create and revoke API tokens', '', 'own', 'own', 'own', 'own', 'always'),
} as const satisfies Record<string, Row>

export type Permission = keyof typeof permissions
