/**
 * The rules of the architecture as data. `layers.test.ts` checks them, `scripts/generate-reference.ts` draws the map of
 * `docs/architecture.md` and the picture of the domains from them. An entry that names nothing fails a test.
 */

/**
 * A file belongs to the longest of these paths that contains it. It may import from a place of a lower rank, and from
 * its own.
 */
export const ranks = {
  'app/routes': 8,
  'app/routes.ts': 8,
  'app/root.tsx': 8,
  'app/entry.client.tsx': 8,
  'app/entry.server.tsx': 9,
  'app/pages': 8,
  'app/api': 7,
  'app/components': 7,
  'app/client': 6,
  'app/web': 6,
  'app/load-context.ts': 7,
  'app/views': 5,
  'app/views/urls.ts': 0,
  'app/boot.server.ts': 5,
  'app/jobs.server.ts': 4,
  'app/mails.server.ts': 3,
  'app/reactions.server.ts': 3,
  'app/domain': 2,
  'app/core': 1,
  'app/registry': 0,
  'app/html': 0,
  'app/i18n': 0,
  'app/styles': 0,
  db: 0,
} as const satisfies Record<string, number>

/** What each place holds: one line of the map. */
export const placeAbout: Record<keyof typeof ranks, string> = {
  'app/entry.server.tsx': 'what the built server hands out: boot, the HTTP server, one page as a string',
  'app/entry.client.tsx': 'entry of the script of the documents: loads app/client',
  'app/root.tsx': 'the frame of every page',
  'app/routes.ts': 'every address of the site and its file',
  'app/routes': 'what people see: loader, intents, page; thin',
  'app/pages': 'answers a request for a page: route table, loaders, components to a string',
  'app/api': 'the API: one table per noun in calls/, shapes of answers in json/, the OpenAPI document',
  'app/components': 'functions from data to HTML, by subject; parts/ for small ones, shell/ around every page',
  'app/load-context.ts': 'types of what the server hands to loaders and actions',
  'app/client': 'what a browser does with a finished document: one module per behaviour',
  'app/web': 'HTTP: server, context of a request, page cache, forms, intents, headers',
  'app/views': 'data of domains put together for pages and API',
  'app/views/urls.ts': 'every address of the site, made in one place: pages, API and mails',
  'app/boot.server.ts': 'puts the product together, once per process',
  'app/reactions.server.ts': 'what follows from what: event → now (same transaction) / later (job of the same commit)',
  'app/mails.server.ts': 'what each kind of mail says, composed when it is sent',
  'app/jobs.server.ts': 'what each job of the registry does',
  'app/domain': 'what the product does: a folder per domain, a file per use-case',
  'app/core': 'how any use-case runs: context, write, authorize, settings, worker, audit, Markdown',
  'app/registry': 'what exists, as data: settings, permissions, events, jobs, limits, rules, tiers, badges',
  'app/i18n': 'texts: locales/{en,ko}/, typed by the English files',
  'app/styles': 'style sheets',
  'app/html': 'from JSX to a string of HTML: renderer, contexts, names of attributes',
  db: 'how it is stored: migrations, row types (schema/), the two databases (dialects/), backup/, seeds/',
}

/**
 * Which domain may import from which: use-cases, queries and pure rules, never the other's store. Queries may join
 * tables of any domain; a store writes only its own.
 */
export const arrows = {
  // Blocks keep addresses and mail domains from joining.
  // Joining and every later visit ask for consent to the terms; a session brings what groups let its member do.
  accounts: ['access', 'documents', 'holding', 'uploads'],
  // Who signs in elsewhere becomes a member, or is one, here.
  identity: ['accounts', 'documents', 'groups'],
  // Who is invited or approved comes in through the same door as everybody.
  joining: ['accounts', 'groups', 'holding', 'mail', 'review'],
  // Things to decide, whatever they are about: it knows none of them.
  review: ['access'],
  catalogue: ['access'],
  documents: [],
  // Rules of who may read, and what groups let members do: it knows no other domain.
  access: [],
  groups: ['accounts', 'catalogue'],
  // Its reads may join threads and posts: what is followed, watched, bookmarked and read.
  following: ['access', 'catalogue'],
  // A text knows the size of its pictures.
  // New posts are judged before they are shown.
  threads: ['access', 'accounts', 'catalogue', 'following', 'holding', 'review', 'uploads'],
  // Its reads may join posts and decisions: the rules remember what became of earlier texts.
  holding: ['access'],
  // Its reads may join posts and cases: who may read those may see their pictures.
  uploads: ['access'],
  // Its reads may join threads: a draft names the thread it is for.
  drafts: ['access'],
  stories: ['access', 'catalogue', 'threads'],
  // The time line says whom an alarm reached.
  cases: ['access', 'accounts', 'catalogue', 'holding', 'mail', 'notifications', 'threads'],
  search: ['access', 'catalogue', 'threads', 'stories'],
  // Answers and questions by mail are written by the same use-cases as on pages.
  inbox: ['accounts', 'cases', 'catalogue', 'documents', 'holding', 'mail', 'threads', 'uploads'],
  // Its reads may join members; what a mail is about is known to its composer alone.
  // Its look is that of the company.
  mail: ['access', 'site'],
  ledger: [],
  // It never sees threads: events carry what it needs.
  loyalty: ['access', 'accounts', 'ledger', 'review'],
  // Points are held and spent in the book; tier and tenure are conditions.
  perks: ['ledger', 'loyalty', 'review'],
  // Its reads may join any table; votes are reversed by the domain that owns them.
  fraud: ['threads', 'review'],
  // The importer uses the same use-cases as people do.
  integrations: ['accounts', 'catalogue', 'threads', 'uploads'],
  // Its reads may join any table: a notification is about anything.
  notifications: ['access', 'mail', 'threads'],
  // Leaving ends what a member has everywhere; its store erases as the registry of personal data says.
  leaving: ['accounts', 'ledger', 'loyalty', 'mail', 'perks', 'search', 'stories', 'threads', 'uploads'],
  // It brings to browsers what notifications told.
  push: ['notifications'],
  // Its queries may read any table.
  // Its reads may join any table: decisions are about posts, stories and members.
  moderation: ['access', 'accounts', 'documents', 'holding', 'review', 'stories', 'threads', 'uploads'],
  // A request hides something by a decision of moderators; the appeal against it is the author's objection.
  'legal-requests': [
    'access',
    'accounts',
    'documents',
    'mail',
    'moderation',
    'review',
    'stories',
    'threads',
    'uploads',
  ],
  // Its reads may join any table: who flags together, and what became of it.
  flags: ['access', 'accounts', 'cases', 'moderation', 'review', 'stories', 'threads', 'uploads'],
  analytics: ['access', 'accounts'],
  // Its reads may join any table: what is still to be set up is found where it is kept.
  site: ['catalogue', 'uploads'],
  // Its reads may join any table: how the site is doing is spread over all of them.
  health: [],
  // Core writes the log; its reads may join members and cases.
  audit: [],
} as const satisfies Record<string, readonly string[]>

/** What each domain is about: one line of the map. */
export const domainAbout: Record<keyof typeof arrows, string> = {
  accounts: 'members, sessions, roles, trust levels, API tokens, customer accounts',
  identity: 'signing in through others: providers, signed hand-over, what their claims bring',
  joining: 'invitations; requests to become a member; whose addresses may register',
  'legal-requests': 'requests of people outside to take something public out of sight for a reason of law',
  review: 'the review queue: things to decide, whatever they are about',
  catalogue: 'categories, tags, products, versions',
  documents: 'terms, privacy policy and community guidelines in versions; who agreed to which',
  access: 'who may read a thread or post, private areas, and refusals as data',
  groups: 'groups of members, how members come into them, their rights on categories',
  following: 'follows, watches, bookmarks, how far a member has read',
  threads: 'questions and what is written in them: answers, votes, edits, upkeep, transfers',
  holding: 'rules that hold new posts until a moderator has seen them, and what is blocked',
  uploads: 'pictures in posts',
  drafts: 'what a member is writing; forms whose session ended',
  stories: 'success stories, consent, curation',
  cases: 'complaints: detection, promises, assignees, answers',
  search: 'the search index and its queries',
  inbox: 'mail in: answers and questions by mail, mail that comes back',
  mail: 'mail out: queue, templates, sending, bounces, consent to advertising',
  ledger: 'double-entry book of reputation and points',
  loyalty: 'earning rules, awards, tiers, badges, tenure',
  perks: 'what points buy: redemptions, coupons, billing',
  fraud: 'finding vote fraud; holding and correcting what it made',
  integrations: 'import from Stack Exchange',
  leaving: 'members who leave: what becomes of their data, the way back, the erasure',
  push: 'notifications on the screens of devices: subscriptions of browsers, messages, the key of the site',
  notifications: 'who is told of what: bell, bundles by mail, digest, and what members want to hear',
  flags: 'reports of members: reasons, weight, automatic holds, what became of them',
  moderation: 'sanctions and decisions of moderators, each with its reasons',
  analytics: 'leaderboard, fairness report',
  site: 'whose site it is: brand, banner, navigation, first run, cards for links',
  health: 'how the site is doing: what waits for its owner, six figures and their trend',
  audit: 'what staff did: the log, its search, its file, the check of its hashes',
}

/** Packages that only these places may import. */
export const keptPackages = {
  kysely: [/^db\//, /^app\/domain\/.*\/(queries|store)[^/]*(\/|$)/, /^app\/core\/(write|context)\.server\.ts$/],
  'better-sqlite3': [/^db\//],
  pg: [/^db\//],
  // Its maker calls it deprecated: one folder to replace it in.
  lucia: [/^app\/domain\/accounts\//],
  'ipaddr.js': [/^app\/core\//],
  // Native in later versions of Node: one file to change then.
  'temporal-polyfill': [/^app\/core\/time\.ts$/],
  marked: [/^app\/core\/markdown/],
  'sanitize-html': [/^app\/core\/markdown/],
} as const satisfies Record<string, readonly RegExp[]>

/**
 * Where SQL may be written. Core owns the tables of its own work: event log, jobs, settings, request keys, audit log.
 */
const sqlPlaces = [
  /^db\//,
  /^app\/domain\/.*\/(queries|store)[^/]*(\/|$)/,
  /^app\/core\/(audit|audit-log|backup-runs|change-setting|daily-notice|delete-old-rows|event-watch|list-settings|once|request-key|settings|worker|write)\.server\.ts$/,
]

/** Words of code that only these places may use. */
export const keptCalls = {
  'process.env': [/^app\/core\/env\.server\.ts$/],
  // An id holds the moment it was made in; use-cases pass theirs.
  'Date.now()': [/^app\/core\/(time|ids)\.ts$/],
  'new Date()': [],
  sql: [/^db\//],
  selectFrom: sqlPlaces,
  insertInto: sqlPlaces,
  updateTable: sqlPlaces,
  deleteFrom: sqlPlaces,
  // Stored HTML, which went through the sanitiser when it was written; and data, which no browser reads as HTML.
  dangerouslySetInnerHTML: [/^app\/components\/(parts\/prose|threads\/comments|shell\/structured-data)\.tsx$/],
} as const satisfies Record<string, readonly RegExp[]>

/** Where code may hold HTML as text: the place that makes HTML safe. */
export const htmlPlaces = [/^app\/core\/markdown/]

/**
 * Files that may re-export: lists of what the product consists of. Any other such file hides where things come from.
 */
export const lists = [
  'app/entry.server.tsx',
  'app/registry/settings/index.ts',
  'app/i18n/index.ts',
  'db/schema/index.ts',
  'scripts/bench/index.ts',
]

/** Names that say nothing about the contents. */
export const emptyNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'lib', 'shared']

/** What a route may export. */
export const routeExports = [
  'default',
  'loader',
  'action',
  'meta',
  'links',
  'headers',
  'handle',
  'shouldRevalidate',
  'ErrorBoundary',
  'clientLoader',
  'clientAction',
  'HydrateFallback',
]

/** Pages of staff, moderators and admins: loader and action are made by functions that check the permission first. */
export const guarded = {
  folders: /^app\/routes\/(moderation|staff|admin)\//,
  loader: 'guardedLoader',
  action: 'guardedAction',
} as const
