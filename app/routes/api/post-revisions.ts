import { z } from 'zod'
import { rollBackShape } from '#app/domain/threads/input.ts'
import { postRevisions } from '#app/domain/threads/queries/revisions.server.ts'
import { postView } from '#app/domain/threads/queries/thread-page.server.ts'
import { rollBackPost } from '#app/domain/threads/roll-back-post.server.ts'
import { apiCall, apiRoute, pageOf, type ApiArgs } from '#app/web/api-route.server.ts'
import { personJson, postJson } from '#app/web/json/thread-json.ts'

const api = apiRoute({
  GET: apiCall({ scope: null, run: list }),
  POST: apiCall({
    scope: 'write',
    shape: z.strictObject(rollBackShape.omit({ postId: true }).shape),
    limit: 'edit',
    run: async ({ ctx, params }, body) =>
      postJson(await postView(ctx, (await rollBackPost(ctx, { ...body, postId: params.id ?? '' })).id)),
  }),
})
export const loader = api.loader
export const action = api.action

/** Newest first; `next` is the `cursor` of the older ones. */
async function list({ ctx, params, url }: ApiArgs) {
  const { limit, cursor } = pageOf(url)
  const { revisions, older } = await postRevisions(ctx, params.id ?? '', {
    limit,
    before: cursor === null ? null : Number(cursor) || null,
  })
  const items = revisions.map(({ revision, editor, at, note, restores, suggestionId, text, title, body }) => ({
    revision,
    editor: personJson(editor),
    at,
    note,
    restores,
    suggestion: suggestionId,
    body: text,
    changes: { title, body },
  }))
  return { items, next: older === null ? null : String(older) }
}
