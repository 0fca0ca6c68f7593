import { json, type LoaderFunctionArgs } from '@remix-run/node'
import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError, statusOf } from '#app/core/errors.ts'
import { isFirstConsonants } from '#app/core/first-consonants.ts'
import { suggestMembers } from '#app/domain/accounts/members/suggest-members.server.ts'
import { suggestByConsonants } from '#app/domain/search/suggest-by-consonants.server.ts'
import { suggestThreads } from '#app/domain/threads/suggest-threads.server.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'

/** What an editor offers for a typed `@…` or `#…`: `insert` is written, `title` and `about` are shown. */
export type Choice = { insert: string; title: string; about: string }

const longestQuery = 60
const shown = 8

/** For members, who are the ones that write. */
export async function loader({ context: { ctx }, request }: LoaderFunctionArgs) {
  const typed = (new URL(request.url).searchParams.get('q') ?? '').slice(0, longestQuery)
  try {
    if (ctx.actor.memberId === null) return json({ choices: [] satisfies Choice[] }, { status: 401 })
    await consumeLimit(ctx, 'complete')
    return json({ choices: await choicesFor(ctx, typed) })
  } catch (error) {
    if (!isDomainError(error)) throw error
    return json({ choices: [] satisfies Choice[] }, { status: statusOf(error) })
  }
}

async function choicesFor(ctx: Ctx, typed: string): Promise<Choice[]> {
  const query = typed.slice(1).trim()
  if (query === '') return []
  if (typed.startsWith('@'))
    return (await (isFirstConsonants(query) ? suggestByConsonants : suggestMembers)(ctx, query, shown)).map(
      ({ handle, name }) => ({
        insert: `@${handle}`,
        title: name,
        about: `@${handle}`,
      }),
    )
  if (typed.startsWith('#'))
    return (await suggestThreads(ctx, query, shown)).map(({ id, title }) => ({ insert: `#${id}`, title, about: '' }))
  return []
}
