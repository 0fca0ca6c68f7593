/**
 * The house rules as data. A change here is a change of the architecture: it is reviewed, and its reason is written
 * down.
 */

/**
 * A folder or a file counts for the longest of these that it lies in. Import only from a lower rank, or from your own
 * place.
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
  'app/boot.server.ts': 4,
  'app/reactions.server.ts': 3,
  'app/jobs': 3,
  'app/domain': 2,
  'app/emails': 2,
  'app/core': 1,
  'app/registry': 0,
  'app/html': 0,
  'app/i18n': 0,
  'app/styles': 0,
  db: 0,
} as const satisfies Record<string, number>

/** Which domain may import from which: use-cases, views and pure rules, never the other's store. */
export const arrows = {
  accounts: [],
  // Things to decide, whatever they are about: it knows none of them.
  review: [],
  catalogue: [],
  // A text knows the size of its pictures.
  threads: ['accounts', 'catalogue', 'review', 'uploads'],
  // Its reads may join posts and cases: who may read those may see their pictures.
  uploads: [],
  // Its reads may join threads: a draft names the thread it is for.
  drafts: [],
  stories: ['accounts', 'catalogue', 'threads'],
  moderation: ['accounts', 'threads', 'stories', 'review'],
  cases: ['accounts', 'threads'],
  search: ['catalogue', 'threads', 'stories'],
  ledger: [],
  // It never sees threads: events carry what it needs.
  loyalty: ['accounts', 'ledger', 'review'],
  // Points are held and spent in the book; tier and tenure are conditions.
  perks: ['accounts', 'ledger', 'loyalty', 'review'],
  // Its reads may join any table; votes are taken back by the domain that has them.
  fraud: ['accounts', 'threads', 'review'],
  // Its reads may join any table; it writes only its own.
  value: ['accounts'],
  notifications: ['accounts'],
  // The importer uses the same use-cases as people do.
  integrations: ['accounts', 'catalogue', 'threads'],
  // Its queries may read any table.
  analytics: [],
} as const satisfies Record<string, readonly string[]>

/** Packages that only these places may import. */
export const keptPackages = {
  kysely: [/^db\//, /^app\/domain\/.*\/(queries|store)[^/]*(\/|$)/, /^app\/core\/(write|context)\.server\.ts$/],
  'better-sqlite3': [/^db\//],
  pg: [/^db\//],
  // Its maker calls it deprecated: one folder to replace it in.
  lucia: [/^app\/domain\/accounts\//],
  marked: [/^app\/core\/markdown/],
  'sanitize-html': [/^app\/core\/markdown/],
} as const satisfies Record<string, readonly RegExp[]>

/** Words of code that only these places may use. */
export const keptCalls = {
  'process.env': [/^app\/core\/env\.server\.ts$/],
  // An id holds the moment it was made; use-cases hand theirs in.
  'Date.now()': [/^app\/core\/(time|ids)\.ts$/],
  'new Date()': [/^app\/core\/time\.ts$/],
  sql: [/^db\//],
  // Stored HTML, which went through the sanitiser when it was written.
  dangerouslySetInnerHTML: [/^app\/components\/(parts\/prose|threads\/comments)\.tsx$/, /^app\/html\//],
} as const satisfies Record<string, readonly RegExp[]>

/** Sentences in HTML are made in one place, where they are made safe. */
export const htmlPlaces = [/^app\/core\/markdown/]

/** Lists that are what the product consists of; every other file of the kind hides where things come from. */
export const lists = [
  'app/entry.server.tsx',
  'app/registry/settings/index.ts',
  'app/jobs/index.ts',
  'app/i18n/index.ts',
  'db/schema/index.ts',
  'db/dialects/index.ts',
  'scripts/bench/index.ts',
]

/** Names that say nothing about what is inside. */
export const emptyNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'lib', 'shared']

/** What Remix asks of a route. */
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

/** Pages for people with a task: each begins by asking for the permission, so that none can be forgotten. */
export const guarded = {
  folders: /^app\/routes\/(moderation|staff|admin)\//,
  loader: 'guardedLoader',
  action: 'guardedAction',
} as const
