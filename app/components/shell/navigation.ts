import type { TextKey } from '#app/i18n/translate.ts'
import { inOrder, type NavigationEntry } from '#app/registry/navigation.ts'
import type { Role } from '#app/registry/permissions.ts'

export type NavItem = {
  to: string
  text: TextKey
  /** Shown to readers with any of these roles; to all readers when absent. */
  roles?: readonly Role[]
  /** Shown also from this trust level on, whatever the roles. */
  trust?: number
  /** Current only at this address, not below it. */
  exact?: true
}

/** The bar for customers and visitors. */
export const mainNav = [
  { key: 'threads', to: '/threads', text: 'shell.nav.threads' },
  { key: 'ideas', to: '/ideas', text: 'shell.nav.ideas' },
  { key: 'stories', to: '/stories', text: 'shell.nav.stories' },
  { key: 'perks', to: '/perks', text: 'perks.list.title' },
  { key: 'feedback', to: '/feedback/new', text: 'cases.feedback.title' },
] as const satisfies readonly (NavItem & { key: NavigationEntry })[]

/** The entries that the company shows, in its order. */
export function arrangedNav({ navigation }: { navigation: { order: readonly string[]; hidden: readonly string[] } }) {
  return inOrder(navigation.order)
    .filter((key) => !navigation.hidden.includes(key))
    .flatMap((key) => mainNav.filter((item) => item.key === key))
}

/** The bar under /staff, /moderation and /admin. */
export const staffNav = [
  { to: '/staff', text: 'cases.day.title', roles: ['agent', 'admin'], exact: true },
  { to: '/staff/cases', text: 'shell.work.cases', roles: ['agent', 'admin'] },
  { to: '/staff/templates', text: 'shell.work.templates', roles: ['agent', 'admin'] },
  { to: '/staff/reports', text: 'reports.title', roles: ['agent', 'admin'] },
  { to: '/moderation', text: 'shell.work.review', roles: ['moderator', 'agent', 'admin'], trust: 3, exact: true },
  { to: '/moderation/stories', text: 'shell.work.stories', roles: ['curator', 'admin'] },
  { to: '/admin/tags', text: 'shell.work.tags', roles: ['moderator'] },
  { to: '/admin/redemptions', text: 'perks.work.title', roles: ['agent'] },
  { to: '/admin', text: 'shell.work.admin', roles: ['admin'] },
] as const satisfies readonly NavItem[]

/** What an admin can look after, by what it is about: the cards of /admin. */
export const adminNav = [
  {
    about: 'admin.home.people',
    items: [
      { to: '/admin/members', text: 'shell.work.members', what: 'admin.home.what.members' },
      { to: '/admin/accounts', text: 'shell.work.accounts', what: 'admin.home.what.accounts' },
      { to: '/admin/invitations', text: 'joining.admin.title', what: 'joining.admin.what' },
      { to: '/admin/sign-in', text: 'identity.admin.title', what: 'identity.admin.what' },
      { to: '/admin/profile-fields', text: 'accounts.fields.title', what: 'accounts.fields.what' },
      { to: '/admin/groups', text: 'groups.admin.title', what: 'groups.admin.what' },
    ],
  },
  {
    about: 'admin.home.content',
    items: [
      { to: '/admin/categories', text: 'shell.work.categories', what: 'admin.home.what.categories' },
      { to: '/admin/products', text: 'shell.work.products', what: 'admin.home.what.products' },
      { to: '/admin/tags', text: 'shell.work.tags', what: 'admin.home.what.tags' },
      { to: '/admin/documents', text: 'legal.admin.title', what: 'legal.admin.what' },
      { to: '/admin/synonyms', text: 'search.synonyms.title', what: 'admin.home.what.synonyms' },
      { to: '/admin/detection', text: 'detection.title', what: 'detection.what' },
    ],
  },
  {
    about: 'admin.home.loyalty',
    items: [
      { to: '/admin/ledger', text: 'shell.work.ledger', what: 'admin.home.what.ledger' },
      { to: '/admin/badges', text: 'badges.admin.title', what: 'admin.home.what.badges' },
      { to: '/admin/rules', text: 'shell.work.rules', what: 'admin.home.what.rules' },
      { to: '/admin/perks', text: 'perks.admin.title', what: 'admin.home.what.perks' },
      { to: '/admin/redemptions', text: 'perks.work.title', what: 'admin.home.what.redemptions' },
      { to: '/admin/tiers', text: 'shell.work.tiers', what: 'admin.home.what.tiers' },
    ],
  },
  {
    about: 'admin.home.site',
    items: [
      { to: '/admin/setup', text: 'site.setup.title', what: 'admin.home.what.setup' },
      { to: '/admin/brand', text: 'brand.page.title', what: 'admin.home.what.brand' },
      { to: '/admin/banner', text: 'site.banner.title', what: 'site.banner.what' },
      { to: '/admin/navigation', text: 'site.navigation.title', what: 'site.navigation.what' },
    ],
  },
  {
    about: 'admin.home.operation',
    items: [
      { to: '/admin/promises', text: 'promises.title', what: 'promises.what' },
      { to: '/admin/settings', text: 'shell.work.settings', what: 'admin.home.what.settings' },
      { to: '/admin/tokens', text: 'tokens.title', what: 'admin.home.what.tokens' },
      { to: '/admin/permissions', text: 'shell.work.permissions', what: 'admin.home.what.permissions' },
      { to: '/admin/audit', text: 'audit.page.title', what: 'admin.home.what.audit' },
      { to: '/admin/mail', text: 'mail.desk.title', what: 'admin.home.what.mail' },
      { to: '/admin/jobs', text: 'shell.work.jobs', what: 'admin.home.what.jobs' },
    ],
  },
] as const satisfies readonly { about: TextKey; items: readonly (NavItem & { what: TextKey })[] }[]

/** The account menu in groups: what I write, what I get, what is mine. `{handle}` is the reader's own. */
export const accountNav = [
  {
    about: 'shell.account.writing',
    items: [
      { to: '/members/{handle}', text: 'shell.account.myProfile' },
      { to: '/threads?only=mine', text: 'shell.account.myThreads' },
      { to: '/me/stories', text: 'shell.account.myStories', roles: ['member'] },
      { to: '/me/drafts', text: 'composer.drafts.title', roles: ['member'] },
      { to: '/me/pictures', text: 'composer.pictures.title', roles: ['member'] },
    ],
  },
  {
    about: 'shell.account.help',
    items: [
      { to: '/me/cases', text: 'shell.account.myCases', roles: ['member'] },
      { to: '/me/following', text: 'following.list.title', roles: ['member'] },
      { to: '/me/bookmarks', text: 'following.bookmarks.title', roles: ['member'] },
      { to: '/me/flags', text: 'flags.mine.title', roles: ['member'] },
      { to: '/me/points', text: 'shell.account.myPoints', roles: ['member'] },
      { to: '/me/redemptions', text: 'perks.mine.title', roles: ['member'] },
    ],
  },
  {
    about: 'shell.account.account',
    items: [
      { to: '/me/trust', text: 'shell.account.myTrust', roles: ['member'] },
      { to: '/me/settings', text: 'shell.account.settings' },
      { to: '/me/settings/notifications', text: 'notifications.settings.title', roles: ['member'] },
      { to: '/me/security', text: 'shell.account.sessions' },
    ],
  },
] as const satisfies readonly { about: TextKey; items: readonly NavItem[] }[]

/** The foot of every page, by what it is about. What is the company's own comes after it. */
export const footerNav = [
  {
    about: 'shell.footer.community',
    items: [
      { to: '/categories', text: 'shell.nav.categories' },
      { to: '/tags', text: 'catalogue.tags.title' },
      { to: '/members', text: 'accounts.list.title' },
      { to: '/leaderboard', text: 'shell.nav.leaderboard' },
    ],
  },
  {
    about: 'shell.footer.rules',
    items: [
      { to: '/rules', text: 'rules.title' },
      { to: '/trust', text: 'trust.public.title' },
      { to: '/badges', text: 'badges.list.title' },
      { to: '/fairness', text: 'fairness.title' },
      { to: '/transparency', text: 'transparency.title' },
    ],
  },
  {
    about: 'shell.footer.legal',
    items: [
      { to: '/guidelines', text: 'legal.kind.guidelines' },
      { to: '/terms', text: 'legal.kind.terms' },
      { to: '/privacy', text: 'legal.kind.privacy' },
      { to: '/legal-requests/new', text: 'requests.form.title' },
    ],
  },
] as const satisfies readonly { about: TextKey; items: readonly NavItem[] }[]

const workAreas = ['/staff', '/moderation', '/admin']

export function inWorkArea(pathname: string): boolean {
  return workAreas.some((area) => pathname === area || pathname.startsWith(`${area}/`))
}

export function itemsFor(
  items: readonly NavItem[],
  { roles, trustLevel }: { roles: readonly Role[]; trustLevel: number },
): NavItem[] {
  return items.filter(
    (item) =>
      !item.roles ||
      item.roles.some((role) => roles.includes(role)) ||
      (item.trust !== undefined && trustLevel >= item.trust),
  )
}
