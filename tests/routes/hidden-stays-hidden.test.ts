import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { addNote } from '#app/domain/cases/add-note.server.ts'
import { customerReply } from '#app/domain/cases/customer-reply.server.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { revokeConsent } from '#app/domain/stories/revoke-consent.server.ts'
import { withdrawStory } from '#app/domain/stories/withdraw-story.server.ts'
import { acceptAnswer } from '#app/domain/threads/accept-answer.server.ts'
import { castVote } from '#app/domain/threads/cast-vote.server.ts'
import { closeAsDuplicate } from '#app/domain/threads/close-as-duplicate.server.ts'
import { deflectQuestion } from '#app/domain/threads/deflect-question.server.ts'
import { editPost } from '#app/domain/threads/edit-post.server.ts'
import { editThread } from '#app/domain/threads/edit-thread.server.ts'
import { mergeThread } from '#app/domain/threads/merge-thread.server.ts'
import { removePost } from '#app/domain/threads/remove-post.server.ts'
import { previewText } from '#app/domain/threads/render-text.server.ts'
import { saveBookmark } from '#app/domain/threads/save-bookmark.server.ts'
import { setFollow } from '#app/domain/threads/set-follow.server.ts'
import { suggestEdit } from '#app/domain/threads/suggest-edit.server.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'
import { readableRoutes, readRoute, tokenOf, type ReadableRoute } from './read-route.ts'

/**
 * Words that nobody but those named may ever read, planted in everything that is hidden, deleted, merged away, renamed,
 * withdrawn or private. They begin alike, so that a search for their beginning would find any of them.
 */
const words = {
  deletedTitle: 'quexalbantor',
  deletedBody: 'quexbimdorane',
  deletedTag: 'quexcorvatine',
  deletedAnswer: 'quexdamsolver',
  hiddenTitle: 'quexefrantole',
  hiddenBody: 'quexfulgomast',
  heldTitle: 'quexgrondavel',
  hiddenAnswer: 'quexhastimore',
  deletedReply: 'quexidranolte',
  deletedComment: 'quexjorbenalt',
  mergedTitle: 'quexkraltomeni',
  oldTitle: 'quexlumbrastic',
  original: 'quexmandolver',
  privateCase: 'quexnorvadelt',
  caseMessage: 'quexoltramine',
  note: 'quexpastrogel',
  draft: 'quexrundovale',
  withdrawnStory: 'quexsaltimber',
  revokedStory: 'quextormavent',
  draftStory: 'quexulmarosti',
  suggestion: 'quexvandormil',
  bookmark: 'quexwestragon',
} as const
type Word = keyof typeof words

const prefix = 'quex'
/** A word of the same make that stands nowhere. */
const control = 'quexzyltorane'

const people = ['visitor', 'ann', 'bob', 'tru', 'cora', 'mo', 'sam', 'ada'] as const
type Reader = (typeof people)[number]

/** Who may know, beside staff who read what is hidden: its author. `tru` is a trusted member, who sees the review queue. */
const moderation: readonly Reader[] = ['ann', 'mo', 'sam', 'ada']
const knowing: Record<Word, readonly Reader[]> = {
  deletedTitle: moderation,
  deletedBody: moderation,
  deletedTag: moderation,
  deletedAnswer: [...moderation, 'bob'],
  hiddenTitle: moderation,
  hiddenBody: moderation,
  heldTitle: moderation,
  hiddenAnswer: moderation,
  deletedReply: moderation,
  deletedComment: moderation,
  mergedTitle: moderation,
  oldTitle: [],
  original: moderation,
  privateCase: ['ann', 'sam', 'ada'],
  caseMessage: ['ann', 'sam', 'ada'],
  note: ['sam', 'ada'],
  draft: ['ann'],
  withdrawnStory: ['ann', 'cora', 'ada'],
  revokedStory: ['ann', 'cora', 'ada'],
  draftStory: ['ann'],
  suggestion: people.filter((who) => who !== 'visitor' && who !== 'cora'),
  bookmark: ['ann'],
}

/** Where a word may stand for everybody: the history of a public post shows its titles, as it says it does. */
const shownIn: Partial<Record<Word, readonly RegExp[]>> = { oldTitle: [/^\/(?:api\/v1\/)?posts\/:id\/revisions$/] }

type Site = { app: TestApp; actors: Record<Reader, Actor | null> }

/** Plants the words while all is public and indexed, then hides them. */
async function plantedSite(): Promise<Site> {
  const app = await testApp()
  await app.set('security.rateLimits', false)
  await app.set('threads.votesPerAuthorPerDay', 40)
  const [ann, bob, tru] = [
    await aMember(app, 'ann'),
    await aMember(app, 'bob'),
    await aMember(app, 'tru', { trustLevel: 3 }),
  ]
  const [cora, mo] = [await aMember(app, 'cora'), await aMember(app, 'mo')]
  const [sam, ada] = [await aMember(app, 'sam'), await aMember(app, 'ada')]
  const start = (title: string, more: Partial<Parameters<typeof aThread>[1]> = {}) =>
    aThread(app, { by: ann, title: `About ${title} and meters`, tags: ['meters'], ...more })

  const open = await aThread(app, { by: bob, title: 'What everybody may read', tags: ['meters'] })
  const deleted = await start(words.deletedTitle, {
    body: `A ${words.deletedBody} that fails at night.`,
    tags: ['meters', words.deletedTag],
  })
  const hidden = await start(words.hiddenTitle, { body: `A ${words.hiddenBody} that fails.` })
  const held = await start(words.heldTitle)
  const merged = await start(words.mergedTitle)
  const renamed = await start(words.oldTitle)
  const original = await start(words.original)
  const duplicate = await aThread(app, { by: bob, title: 'Asked by somebody before' })
  await closeAsDuplicate(app.as(sam), { threadId: duplicate.thread.id, duplicateOf: original.thread.id })
  const threads = [deleted, hidden, held, merged, renamed, original]

  // Everything that may keep a name: references, votes, acceptance, follows, bookmarks, drafts, cases, stories.
  const named = threads.map(({ thread }) => `#${thread.id}`).join(' and ')
  const referring = await anAnswer(app, { to: open, by: tru, body: `@ann wrote ${named}.` })
  await aComment(app, { to: open, on: referring, by: bob, body: `The same as ${named}.` })
  const asked = await aThread(app, { by: bob, title: 'A question that names them', body: `See ${named}.` })
  await aPrivateCase(app, { of: bob, body: `Please read ${named}.` })
  const answered = await anAnswer(app, { to: deleted, by: bob, body: `Try the ${words.deletedAnswer} instead.` })
  await acceptAnswer(app.as(ann), { postId: answered.id })
  const gone = await anAnswer(app, { to: open, by: ann, body: `A ${words.deletedReply} will help.` })
  const taken = await anAnswer(app, { to: open, by: ann, body: `A ${words.hiddenAnswer} will help.` })
  const remark = await aComment(app, { to: open, on: referring, by: ann, body: `Not a ${words.deletedComment}.` })
  for (const { thread, post } of threads) {
    await castVote(app.as(tru), { postId: post.id, value: 1 })
    await setFollow(app.as(bob), { threadId: thread.id, on: true })
    await saveBookmark(app.as(bob), { postId: post.id, note: null })
    await deflectQuestion(app.as(bob), { threadId: thread.id })
    await saveDraft(app.as(bob), { place: `answer:${thread.id}`, fields: { body: `As in ${named}` }, revision: 0 })
  }
  for (const post of [answered, gone, taken]) await saveBookmark(app.as(tru), { postId: post.id, note: null })
  await castVote(app.as(tru), { postId: answered.id, value: 1 })
  await castVote(app.as(tru), { postId: taken.id, value: 1 })
  await saveBookmark(app.as(ann), { postId: open.post.id, note: words.bookmark })
  await suggestEdit(app.as(bob), {
    postId: deleted.post.id,
    body: `Better: ${words.suggestion}`,
    comment: 'Clearer',
    revision: 1,
  })
  await saveDraft(app.as(ann), { place: 'thread', fields: { title: words.draft, body: words.draft }, revision: 0 })
  await aStory(app, { by: bob, state: 'published', curator: cora, thread: deleted.thread.id })
  const withdrawn = await aStory(app, {
    by: ann,
    state: 'published',
    curator: cora,
    headline: `How ${words.withdrawnStory} saved us`,
  })
  const revoked = await aStory(app, {
    by: ann,
    state: 'published',
    curator: cora,
    headline: `How ${words.revokedStory} saved us`,
  })
  await aStory(app, { by: ann, headline: `How ${words.draftStory} saved us` })
  const { number } = await aPrivateCase(app, { of: ann, body: `My ${words.privateCase} was charged twice.` })
  await customerReply(app.as(ann), { number, body: `And the ${words.caseMessage}.` })
  await addNote(app.as(sam), { number, body: `They mean the ${words.note}.` })
  await app.drainJobs()

  await removePost(app.as(ann), { postId: deleted.post.id })
  await removePost(app.as(ann), { postId: gone.id })
  await removePost(app.as(ann), { postId: remark.id })
  await removePost(app.as(mo), { postId: original.post.id, reason: 'Twice' })
  await mergeThread(app.as(mo), { threadId: merged.thread.id, into: open.thread.id })
  await editThread(app.as(ann), {
    threadId: renamed.thread.id,
    title: 'Under a name of today',
    category: 'general',
    tags: ['meters'],
    product: null,
    version: null,
  })
  // Nobody's use-case holds or hides a post yet; the states exist.
  const { db } = app.app.platform.open
  for (const [{ thread, post }, state] of [
    [hidden, 'hidden'],
    [held, 'held'],
  ] as const) {
    await db.updateTable('thread').set({ state }).where('id', '=', thread.id).execute()
    await db.updateTable('post').set({ state }).where('id', '=', post.id).execute()
    await app.as(mo).write((tx) => tx.record('post.edited', { threadId: thread.id, postId: post.id, editorId: null }))
  }
  await db.updateTable('post').set({ state: 'hidden' }).where('id', '=', taken.id).execute()
  await editPost(app.as(bob), { postId: asked.post.id, body: `Do see ${named}.`, revision: 1 })
  await withdrawStory(app.as(ann), { storyId: withdrawn.id })
  await revokeConsent(app.as(ann), { storyId: revoked.id, use: 'community' })
  return { app, actors: { visitor: null, ann, bob, tru, cora, mo, sam, ada } }
}

type Values = Record<string, string[]>

/** Everything in the database that a part of an address can name, by the name of the part. */
async function valuesOf({ app }: TestApp): Promise<Values> {
  const { db } = app.platform.open
  const ids = (
    await Promise.all(
      (
        [
          'thread',
          'post',
          'story',
          'edit_suggestion',
          'review_item',
          'category',
          'tag',
          'perk',
          'redemption',
          'account',
        ] as const
      ).map((table) => db.selectFrom(table).select('id').execute()),
    )
  ).flat()
  const column = async (rows: Promise<{ value: string | number }[]>): Promise<string[]> =>
    (await rows).map(({ value }) => String(value))
  return {
    id: ids.map(({ id }) => id),
    slug: await column(db.selectFrom('category').select('slug as value').execute()),
    tag: await column(db.selectFrom('tag').select('name as value').execute()),
    handle: await column(db.selectFrom('member').select('handle as value').execute()),
    number: await column(db.selectFrom('case').select('number as value').execute()),
    code: await column(db.selectFrom('badge_award').select('code as value').distinct().execute()),
    rule: ['answer-accepted'],
    externalId: ['C-0'],
    '*': ['nothing'],
  }
}

/** Each way of filling the parts of an address. */
function fillings(route: ReadableRoute, values: Values): Record<string, string>[] {
  return route.params.reduce<Record<string, string>[]>(
    (all, name) => {
      const known = values[name]
      if (known === undefined) throw new Error(`Say what :${name} of ${route.address} can be`)
      return all.flatMap((one) => known.map((value) => ({ ...one, [name]: value })))
    },
    [{}],
  )
}

/** `reader`, address and word of everything that is said to somebody who may not know it. */
async function leaks(
  { app, actors }: Site,
  readers: readonly Reader[],
  only: (route: ReadableRoute) => boolean = () => true,
) {
  const values = await valuesOf(app)
  const found = new Set<string>()
  const routes = (await readableRoutes()).filter(only)
  for (const who of readers) {
    const token = await tokenOf(app, actors[who])
    const unknown = (Object.keys(words) as Word[]).filter((word) => !knowing[word].includes(who))
    for (const route of routes) {
      const look = async (params: Record<string, string>, query: string) => {
        const said = (await readRoute(app, route, actors[who], token, params, query)).toLowerCase()
        for (const word of unknown) {
          // An address may be told the word that it was asked about.
          const asked = Object.values(params).some((value) => value.includes(words[word]))
          if (!asked && said.includes(words[word]) && !shownIn[word]?.some((where) => where.test(route.address)))
            found.add(`${who} reads ${word} at ${route.address}${query}`)
        }
      }
      for (const params of fillings(route, values)) await look(params, '')
      // By its beginning, and with a typing error that a correction would mend.
      for (const name of new Set([...route.queries, 'q', 'title']))
        for (const probe of route.params.length === 0 ? [prefix, ...unknown.map((word) => mistyped(words[word]))] : [])
          await look({}, `?${name}=${probe}`)
    }
  }
  return [...found].toSorted()
}

function mistyped(word: string): string {
  return `${word.slice(0, 6)}${word[7]}${word[6]}${word.slice(8)}`
}

test('what is hidden, deleted, merged away, renamed, withdrawn or private is read at no address by those who may not know', async () => {
  const site = await plantedSite()
  await site.app.drainJobs()
  expect(await leaks(site, people)).toEqual([])
}, 240_000)
