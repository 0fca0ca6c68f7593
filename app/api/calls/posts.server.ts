import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { flagJson, flagJsonShape } from '#app/api/json/flag-json.ts'
import { instant, listOf, personJson, personShape } from '#app/api/json/parts.ts'
import { suggestionJson, suggestionJsonShape } from '#app/api/json/suggestion-json.ts'
import { postJson, postJsonShape, threadJson, threadJsonShape } from '#app/api/json/thread-json.ts'
import { paged } from '#app/api/query.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { flagShape } from '#app/domain/flags/input.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { endorseAnswer } from '#app/domain/threads/answers/endorse-answer.server.ts'
import { recheckAnswer } from '#app/domain/threads/answers/recheck-answer.server.ts'
import { reportOutcome } from '#app/domain/threads/answers/report-outcome.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { acceptSuggestion, rejectSuggestion } from '#app/domain/threads/edits/decide-suggestion.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { rollBackPost } from '#app/domain/threads/edits/roll-back-post.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { withdrawSuggestion } from '#app/domain/threads/edits/withdraw-suggestion.server.ts'
import {
  decisionShape,
  editPostShape,
  outcomeShape,
  recheckShape,
  removeShape,
  rollBackShape,
  suggestShape,
  voteShape,
} from '#app/domain/threads/input.ts'
import { suggestionsFor, suggestionView } from '#app/domain/threads/queries/edit-suggestions.server.ts'
import { postRevisions } from '#app/domain/threads/queries/revisions.server.ts'
import { postView, threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'

const changes = z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })).nullable()
const revisionShape = z
  .object({
    revision: z.int(),
    editor: personShape.nullable(),
    at: instant,
    note: z.string().nullable(),
    restores: z.int().nullable(),
    suggestion: z.string().nullable(),
    body: z.string(),
    changes: z.object({ title: changes, body: changes }),
  })
  .meta({ id: 'Revision', description: '`changes` are against the text before.' })

export const postCalls = [
  call('GET /posts/:id', {
    about: 'One post',
    scope: null,
    answer: postJsonShape,
    run: async ({ ctx, params }) => postJson(await postView(ctx, params.id)),
  }),
  call('PATCH /posts/:id', {
    about: 'Changes the text; 409 `edit_conflict` when `revision` is no longer the present one',
    scope: 'write',
    limit: 'edit',
    body: z.strictObject({ body: editPostShape.shape.body, revision: z.int().min(1) }),
    answer: postJsonShape,
    run: async ({ ctx, params }, body) => {
      const { id } = await editPost(ctx, { ...body, postId: params.id })
      return postJson(await postView(ctx, id))
    },
  }),
  call('DELETE /posts/:id', {
    about: 'Deletes a post, reversibly',
    scope: 'write',
    body: removeShape.pick({ reason: true }).strict(),
    answer: postJsonShape,
    run: async ({ ctx, params }, { reason }) => {
      const { id } = await removePost(ctx, { postId: params.id, reason })
      return postJson(await postView(ctx, id))
    },
  }),
  call('POST /posts/:id/restore', {
    about: 'Brings a deleted post back',
    scope: 'write',
    body: removeShape.pick({ reason: true }).strict(),
    answer: postJsonShape,
    run: async ({ ctx, params }, { reason }) => {
      const { id } = await restorePost(ctx, { postId: params.id, reason })
      return postJson(await postView(ctx, id))
    },
  }),
  call('PUT /posts/:id/vote', {
    about: 'Votes up (1) or down (-1), or takes the vote back (0)',
    scope: 'write',
    limit: 'vote',
    body: voteShape.omit({ postId: true }).strict(),
    answer: z.object({ votes: z.int(), value: postJsonShape.shape.value }),
    run: ({ ctx, params }, { value }) => castVote(ctx, { postId: params.id, value }),
  }),
  call('POST /posts/:id/flags', {
    about: 'Reports a post to moderators; again changes the reason and note until it is decided',
    scope: 'write',
    limit: 'flag',
    status: 201,
    body: flagShape,
    answer: flagJsonShape,
    run: async ({ ctx, params }, body) => flagJson(await flagThing(ctx, { ...body, type: 'post', id: params.id })),
  }),
  call('PUT /posts/:id/accept', {
    about: 'Accepts an answer',
    scope: 'write',
    answer: postJsonShape,
    run: async ({ ctx, params }) => postJson(await postView(ctx, (await acceptAnswer(ctx, { postId: params.id })).id)),
  }),
  call('DELETE /posts/:id/accept', {
    about: 'Takes the acceptance of an answer back',
    scope: 'write',
    answer: postJsonShape,
    run: async ({ ctx, params }) =>
      postJson(await postView(ctx, (await unacceptAnswer(ctx, { postId: params.id })).id)),
  }),
  call('PUT /posts/:id/endorse', {
    about: 'Endorses an answer for the company',
    scope: 'staff',
    answer: postJsonShape,
    run: async ({ ctx, params }) => postJson(await postView(ctx, (await endorseAnswer(ctx, { postId: params.id })).id)),
  }),
  call('GET /posts/:id/revisions', {
    about: 'The texts of a post, newest first',
    scope: null,
    query: paged(),
    answer: listOf(revisionShape),
    run: async ({ ctx, params, query: { limit, cursor } }) => {
      const before = cursor === null ? null : Number(cursor) || null
      const { revisions, older } = await postRevisions(ctx, params.id, { limit, before })
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
    },
  }),
  call('POST /posts/:id/revisions', {
    about: 'Brings the text of `revision` back as the next one; `present` is the newest you have seen',
    scope: 'write',
    limit: 'edit',
    body: rollBackShape.omit({ postId: true }).strict(),
    answer: postJsonShape,
    run: async ({ ctx, params }, body) =>
      postJson(await postView(ctx, (await rollBackPost(ctx, { ...body, postId: params.id })).id)),
  }),
  call('GET /posts/:id/suggestions', {
    about: 'Suggested edits of a post, as far as they are yours to see',
    scope: 'read',
    answer: listOf(suggestionJsonShape),
    run: async ({ ctx, params }) => ({ items: (await suggestionsFor(ctx, params.id)).map(suggestionJson), next: null }),
  }),
  call('POST /posts/:id/suggestions', {
    about: "Suggests a change to another's post",
    scope: 'write',
    limit: 'edit',
    status: 201,
    body: suggestShape.omit({ postId: true }).strict(),
    answer: suggestionJsonShape,
    run: async ({ ctx, params }, body) => suggestionJson(await suggestEdit(ctx, { ...body, postId: params.id })),
  }),
  call('POST /suggestions/:id/decision', {
    about: 'Accepts, rejects or withdraws a suggested edit',
    scope: 'write',
    limit: 'edit',
    body: decisionShape,
    answer: suggestionJsonShape,
    run: async ({ ctx, params }, body) => {
      const suggestionId = params.id
      if (body.decision === 'accept') await acceptSuggestion(ctx, { ...body, suggestionId })
      else if (body.decision === 'reject') await rejectSuggestion(ctx, { suggestionId, reason: body.reason })
      else await withdrawSuggestion(ctx, { suggestionId })
      return suggestionJson((await suggestionView(ctx, suggestionId)).suggestion)
    },
  }),
  call('POST /posts/:id/outcome', {
    about: 'Says whether an answer worked; null takes that back',
    scope: 'write',
    limit: 'vote',
    body: outcomeShape.omit({ postId: true }).strict(),
    answer: z.object({
      version: z.string(),
      outcomes: z.array(
        z.object({ version: z.string(), worked: z.int(), failed: z.int(), mine: z.boolean().nullable() }),
      ),
    }),
    run: ({ ctx, params }, body) => reportOutcome(ctx, { ...body, postId: params.id }),
  }),
  call('POST /posts/:id/recheck', {
    about: 'Says how an accepted answer stands that may be outdated; answers its thread',
    scope: 'write',
    limit: 'staffAct',
    body: recheckShape.omit({ postId: true }).strict(),
    answer: threadJsonShape,
    run: async ({ ctx, params }, body) =>
      threadJson(await threadSummary(ctx, (await recheckAnswer(ctx, { ...body, postId: params.id })).id)),
  }),
]
