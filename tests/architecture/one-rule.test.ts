import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * Where SQL may compare the state of a thread by itself. Everywhere else the conditions of `domain/access` do: they know
 * private areas, and a query that forgets those shows their threads to everybody.
 */
const allowed: Record<string, string> = {
  'app/domain/leaving/queries/departures.server.ts': 'own threads of a member who leaves',
  'app/domain/accounts/queries/trust.server.ts': 'figures that only the member and admins see',
  'app/domain/analytics/fairness/queries/facts.server.ts': 'figures of the whole site, without names',
  'app/domain/analytics/leaderboard/queries/ranking.server.ts': 'with its own condition on the area, by category',
  'app/domain/catalogue/queries/categories.server.ts': 'counts by category, of which a reader gets those they see',
  'app/domain/catalogue/queries/setup.server.ts': 'for admins, who see every area',
  'app/domain/health/queries/figures.server.ts': 'figures of the whole site, for admins',
  'app/domain/notifications/store/notifications.server.ts': 'times of notifications; what is shown asks the rule',
  'app/domain/search/queries/sources.server.ts': 'what is indexed; what is found is checked for its reader',
  'app/domain/site/setup/queries/setup-facts.server.ts': 'what an admin has done already, without titles',
  'app/domain/threads/queries/posts.server.ts': 'posts of a thread that was read by the rule',
  'app/domain/threads/queries/reminders.server.ts': 'the reminder asks whether its reader may know',
  'app/domain/threads/queries/thread-conditions.server.ts': 'parts of a list that meets the rule',
  'app/domain/threads/store/threads.server.ts': 'counts the posts of one thread',
}

test('no query decides by itself which threads a reader sees', () => {
  const found = globSync('app/**/*.ts')
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => /(?:selectFrom|[jJ]oin)\(\s*'thread\b/.test(text))
    .filter(({ text }) =>
      Array.from(text.matchAll(/'(?:(\w+)\.)?state', '=', (?:constant\()?'visible'/g)).some(
        ([, table]) => !['post', 'parent', 'p'].includes(table ?? 'thread'),
      ),
    )
    .map(({ file }) => file)
  expect(found.toSorted()).toEqual(Object.keys(allowed).toSorted())
})
