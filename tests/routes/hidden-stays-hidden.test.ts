import { expect, test } from 'vitest'
import { notificationJson } from '#app/api/json/notification-json.server.ts'
import { visitor, type Actor } from '#app/core/actor.ts'
import { answerProfileFields } from '#app/domain/accounts/fields/answer-profile-fields.server.ts'
import { profileFieldShape } from '#app/domain/accounts/fields/input.ts'
import { saveProfileField } from '#app/domain/accounts/fields/save-profile-field.server.ts'
import { updateProfile } from '#app/domain/accounts/profile/update-profile.server.ts'
import { putCause } from '#app/domain/cases/causes/put-cause.server.ts'
import { answerQuestion } from '#app/domain/cases/questions/answer-question.server.ts'
import { askOutside } from '#app/domain/cases/questions/ask-outside.server.ts'
import { openTicket } from '#app/domain/cases/tickets/open-ticket.server.ts'
import { addNote } from '#app/domain/cases/work/add-note.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { categoryShape } from '#app/domain/catalogue/input.ts'
import { saveCategory } from '#app/domain/catalogue/save-category.server.ts'
import { places } from '#app/domain/drafts/place.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { saveBookmark } from '#app/domain/following/save-bookmark.server.ts'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { setWatch } from '#app/domain/following/set-watch.server.ts'
import { setCategoryRights } from '#app/domain/groups/set-category-rights.server.ts'
import { backfillBadges } from '#app/domain/loyalty/badges/backfill-badges.server.ts'
import { decideContent } from '#app/domain/moderation/content/decide-content.server.ts'
import { writeNote } from '#app/domain/moderation/members/write-note.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { revokeConsent } from '#app/domain/stories/revoke-consent.server.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { deflectQuestion } from '#app/domain/threads/answers/deflect-question.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { editThread } from '#app/domain/threads/edits/edit-thread.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { previewText } from '#app/domain/threads/render-text.server.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { mergeThread } from '#app/domain/threads/upkeep/merge-thread.server.ts'
import { refileThread } from '#app/domain/threads/upkeep/refile-thread.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { urls } from '#app/views/urls.ts'
import { anAnnouncement } from '#tests/factories/announcements.ts'
import { aCause, aContactCase, aPrivateCase, aRating, aRecommendation, aReplyTemplate } from '#tests/factories/cases.ts'
import { aPlace } from '#tests/factories/catalogue.ts'
import { aGroup, aPrivateArea, asOfNow } from '#tests/factories/groups.ts'
import { aLegalRequest } from '#tests/factories/legal-requests.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPostDecision } from '#tests/factories/moderation.ts'
import { sentMails } from '#tests/factories/sent-mails.ts'
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
  csatComment: 'vurbexolantine',
  npsComment: 'drelmuxovanite',
  causeNote: 'plovendraxime',
  causeName: 'snarbolixeund',
  note: 'quexpastrogel',
  draft: 'quexrundovale',
  withdrawnStory: 'quexsaltimber',
  revokedStory: 'quextormavent',
  draftStory: 'quexulmarosti',
  suggestion: 'quexvandormil',
  bookmark: 'quexwestragon',
  mergeTarget: 'quexxilobrand',
  lastName: 'quexyorbindal',
  translatedTitle: 'quexzambrolite',
  translatedBody: 'quexandovarim',
  formerTranslation: 'quexbeltosiran',
  privateTitle: 'quexcoltamirne',
  privateBody: 'quexdovantiser',
  privateTag: 'quexfermodalin',
  privateAnswer: 'quexgaltirosen',
  privateHidden: 'quexhondavirel',
  privateCategory: 'quexilvastomer',
  formerCategory: 'quexjantorivel',
  movedTitle: 'quexkelvorante',
  staffTitle: 'quexlorvinast',
  legalClaim: 'quexmartovinel',
  legalName: 'quexnestoriban',
  legalPost: 'quexopaltruvin',
  legalStory: 'quexsalvorinda',
  clearedAnswer: 'quexulvandore',
  flaggedMessage: 'quexwornalvist',
  clearedName: 'quexvormalint',
  hiddenStory: 'quexmordavinse',
  clearedBio: 'quexnartolime',
  flagNote: 'quexorvandise',
  moderatorNote: 'quexpelmatoni',
  contactCase: 'quexmarvodilen',
  contactAnswer: 'quexnostrivale',
  replyTemplate: 'quexobrinaldo',
  sideQuestion: 'quexpordalvine',
  sideAnswer: 'quexquintavole',
  ticketNote: 'quexralvodine',
} as const
type Word = keyof typeof words

const prefix = 'quex'
/** A word of the same make that stands nowhere. */
const control = 'quexzyltorane'

const people = ['visitor', 'ann', 'bob', 'tru', 'cora', 'mo', 'sam', 'ada', 'pia', 'ole', 'max'] as const
type Reader = (typeof people)[number]

/**
 * Who may know, beside staff who read what is hidden: its author. `tru` is a trusted member, who sees the review queue;
 * `pia` is in the group of a private area, `ole` in that of another, `max` in the group that moderates the first.
 */
const moderation: readonly Reader[] = ['ann', 'mo', 'sam', 'ada']
/** Who sees the private area. */
const insiders: readonly Reader[] = ['pia', 'max', 'mo', 'sam', 'ada']
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
  csatComment: ['ann', 'sam', 'ada'],
  npsComment: ['ann', 'sam', 'ada'],
  causeNote: ['sam', 'ada'],
  causeName: ['sam', 'ada'],
  note: ['sam', 'ada'],
  draft: ['ann'],
  withdrawnStory: ['ann', 'cora', 'ada'],
  revokedStory: ['ann', 'cora', 'ada'],
  draftStory: ['ann'],
  suggestion: people.filter((who) => who !== 'visitor' && who !== 'cora' && !who.match(/^(?:pia|ole|max)$/)),
  bookmark: ['ann'],
  mergeTarget: moderation,
  lastName: ['mo', 'sam', 'ada'],
  translatedTitle: ['mo', 'sam', 'ada'],
  translatedBody: ['mo', 'sam', 'ada'],
  formerTranslation: ['mo', 'sam', 'ada'],
  privateTitle: insiders,
  privateBody: insiders,
  privateTag: insiders,
  privateAnswer: insiders,
  privateHidden: insiders,
  privateCategory: insiders,
  formerCategory: insiders,
  movedTitle: insiders,
  staffTitle: ['sam', 'ada'],
  legalClaim: ['mo', 'ada'],
  legalName: ['mo', 'ada'],
  legalPost: moderation,
  legalStory: ['ann', 'cora', 'mo', 'ada'],
  clearedAnswer: ['mo', 'ada'],
  flaggedMessage: ['ann', 'mo', 'sam', 'ada'],
  clearedName: ['mo', 'ada'],
  hiddenStory: ['ann', 'cora', 'mo', 'ada'],
  clearedBio: ['ann', 'mo', 'ada'],
  flagNote: ['tru', 'mo', 'ada'],
  moderatorNote: ['mo', 'ada'],
  contactCase: ['sam', 'ada'],
  contactAnswer: ['sam', 'ada'],
  replyTemplate: ['sam', 'ada'],
  sideQuestion: ['sam', 'ada'],
  sideAnswer: ['sam', 'ada'],
  ticketNote: ['sam', 'ada'],
}

/**
 * Where a word may stand for everybody. The history of a public post shows its titles, as it says it does; a member is
 * a member, only in threads their name goes with the last post they had there.
 */
const shownIn: Partial<Record<Word, readonly RegExp[]>> = {
  oldTitle: [/^\/(?:api\/v1\/)?posts\/:id\/revisions$/],
  lastName: [/^\/(?:api\/v1\/)?(?:members|badges|leaderboard|complete|search|admin|moderation|staff)\b/],
}

type Site = { app: TestApp; actors: Record<Reader, Actor | null> }
const nobodies = Object.fromEntries(people.map((who) => [who, null])) as Record<Reader, null>

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
  const target = await start(words.mergeTarget)
  const source = await aThread(app, { by: bob, title: 'Went where nobody may follow', tags: ['meters'] })
  const announced = await anAnnouncement(app, {
    by: sam,
    title: '알려 드릴 소식이 있어요',
    body: '오늘 밤에 모두 새로워져요.',
    translation: { title: `News of ${words.formerTranslation}`, body: `All of ${words.formerTranslation} is new.` },
  })
  await editThread(app.as(sam), {
    threadId: announced.thread.id,
    title: announced.thread.title,
    category: 'general',
    tags: [],
    product: null,
    version: null,
    translation: { title: `News of ${words.translatedTitle}`, body: `All of ${words.translatedBody} is new.` },
  })
  const threads = [deleted, hidden, held, merged, renamed, original, target, announced]
  const last = await aMember(app, words.lastName)
  const [pia, ole, max] = [await aMember(app, 'pia'), await aMember(app, 'ole'), await aMember(app, 'max')]
  // Private areas begin as open categories, so that everything of theirs is indexed, counted and told first.
  const areaId = await aPlace(app, ada, words.formerCategory)
  const areaNames = { slug: words.privateCategory, nameEn: words.privateCategory, nameKo: words.privateCategory }
  await saveCategory(app.as(ada), areaId, categoryShape.parse(areaNames))
  const deskId = await aPlace(app, ada, 'desk')
  const inArea = { category: words.privateCategory, tags: ['meters', words.privateTag] }
  const secret = await aThread(app, {
    by: pia,
    title: `About ${words.privateTitle} and meters`,
    body: `A ${words.privateBody} for pilots.`,
    ...inArea,
  })
  const desk = await aThread(app, { by: sam, title: `About ${words.staffTitle} and meters`, category: 'desk' })
  const moved = await start(words.movedTitle)
  threads.push(secret, desk, moved)

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
  const blocked = await anAnswer(app, { to: open, by: ann, body: `A ${words.legalPost} will help.` })
  const remark = await aComment(app, { to: open, on: referring, by: ann, body: `Not a ${words.deletedComment}.` })
  for (const { thread, post } of threads) {
    await castVote(app.as(tru), { postId: post.id, value: 1 })
    await setFollow(app.as(bob), { threadId: thread.id, on: true })
    await saveBookmark(app.as(bob), { postId: post.id, note: null })
    await deflectQuestion(app.as(bob), { threadId: thread.id })
    for (const place of [places.answer(thread.id), places.comment(post.id)])
      await saveDraft(app.as(bob), { place, fields: { body: `As in ${named}` }, revision: 0 })
    await saveDraft(app.as(tru), { place: places.edit(post.id), fields: { body: `As in ${named}` }, revision: 0 })
  }
  for (const post of [answered, gone, taken]) await saveBookmark(app.as(tru), { postId: post.id, note: null })
  await castVote(app.as(tru), { postId: answered.id, value: 1 })
  await castVote(app.as(tru), { postId: taken.id, value: 1 })
  const helped = await anAnswer(app, { to: secret, by: bob, body: `A ${words.privateAnswer} will help.` })
  await acceptAnswer(app.as(pia), { postId: helped.id })
  const buried = await anAnswer(app, { to: secret, by: pia, body: `Not the ${words.privateHidden}.` })
  await closeAsDuplicate(app.as(sam), {
    threadId: (await aThread(app, { by: bob, title: 'Asked where all may look' })).thread.id,
    duplicateOf: secret.thread.id,
  })
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
  const hiddenStory = await aStory(app, {
    by: ann,
    state: 'published',
    curator: cora,
    headline: `How ${words.hiddenStory} saved us`,
  })
  await updateProfile(app.as(ann), { name: 'Ann', bio: `Sells ${words.clearedBio} cheaply.`, locale: null })
  const { number } = await aPrivateCase(app, { of: ann, body: `My ${words.privateCase} was charged twice.` })
  await customerReply(app.as(ann), { number, body: `And the ${words.caseMessage}.` })
  const cause = await aCause(app, { by: sam, name: `The ${words.causeName}`, note: `It is the ${words.causeNote}.` })
  await putCause(app.as(sam), { causeId: cause.id, numbers: [number] })
  await anAnnouncement(app, { by: sam, fixes: [cause.id] })
  await aRecommendation(app, { of: ann, score: 8, comment: `All but the ${words.npsComment}.` })
  await aRating(app, { number, score: 4, comment: `Fine but for the ${words.csatComment}.` })
  await addNote(app.as(sam), { number, body: `They mean the ${words.note}.` })
  await customerReply(app.as(ann), { number, body: `You are ${words.flaggedMessage}, all of you.` })
  const flagged = await app.app.platform.open.db
    .selectFrom('case_message')
    .select('id')
    .where('body', 'like', `%${words.flaggedMessage}%`)
    .executeTakeFirstOrThrow()
  await flagThing(app.as(sam), { type: 'message', id: flagged.id, reason: 'abuse', note: '' })
  const byMail = await aContactCase(app, { body: `The ${words.contactCase} was charged twice, please look.` })
  await replyToCase(app.as(sam), {
    number: byMail.number,
    body: `We pay back the ${words.contactAnswer}.`,
    privately: true,
    wait: false,
  })
  await app.set('mail.replyAddress', 'reply@community.example.com')
  await app.set('cases.ticketUrl', 'https://tickets.example.invalid/new')
  await app.set('cases.ticketSecret', 'a secret between us and the tickets')
  const questionId = await askOutside(app.as(sam), {
    number,
    email: 'meters@example.com',
    body: `Do you know the ${words.sideQuestion}?`,
  })
  await answerQuestion(app.visitor(), { questionId, body: `It is the ${words.sideAnswer}.` })
  await openTicket(app.as(sam), { number, note: `Look at the ${words.ticketNote}.` })
  await aReplyTemplate(app, {
    by: sam,
    title: `About ${words.replyTemplate}`,
    en: `Your ${words.replyTemplate} works.`,
  })
  const legalStory = await aStory(app, { by: ann, state: 'published', headline: `How ${words.legalStory} paid` })
  const leo = await aMember(app, 'leo')
  await updateProfile(app.as(leo), { name: words.clearedName, bio: '', locale: null })
  const field = { kind: 'text', nameEn: 'Company', nameKo: '회사', visibility: 'public' }
  const { id: fieldId } = await saveProfileField(app.as(ada), null, profileFieldShape.parse(field))
  await answerProfileFields(app.as(leo), { [fieldId]: `Works at ${words.clearedAnswer}` })
  await anAnswer(app, { to: open, by: leo, body: 'It works for me since yesterday.' })
  const lastPost = await anAnswer(app, { to: open, by: last, body: 'The last word.' })
  await flagThing(app.as(tru), { type: 'post', id: open.post.id, reason: 'other', note: `A ${words.flagNote}.` })
  await writeNote(app.as(mo), { handle: 'ann', body: `Writes as ${words.moderatorNote}.` })
  await app.drainJobs()

  for (const [key, who] of [
    ['pilots', pia],
    ['others', ole],
    ['hosts', max],
  ] as const)
    await aGroup(app, ada, key, { members: [who] })
  await saveCategory(app.as(ada), areaId, categoryShape.parse({ ...areaNames, seeing: 'groups' }))
  await saveCategory(
    app.as(ada),
    deskId,
    categoryShape.parse({ slug: 'desk', nameEn: 'desk', nameKo: 'desk', seeing: 'staff' }),
  )
  const may = { asks: true, answers: true, moderates: false }
  await setCategoryRights(app.as(ada), {
    categoryId: areaId,
    rights: [
      { group: 'pilots', ...may },
      { group: 'hosts', ...may, moderates: true },
    ],
  })
  await aPrivateArea(app, ada, 'elsewhere', { others: may })
  await refileThread(app.as(mo), { threadId: moved.thread.id, category: words.privateCategory })
  await removePost(app.as(mo), { postId: buried.id, reason: 'Off topic' })
  await removePost(app.as(last), { postId: lastPost.id })
  await removePost(app.as(ann), { postId: deleted.post.id })
  await removePost(app.as(sam), { postId: announced.post.id })
  await removePost(app.as(ann), { postId: gone.id })
  await removePost(app.as(ann), { postId: remark.id })
  await removePost(app.as(mo), { postId: original.post.id, reason: 'Twice' })
  await mergeThread(app.as(mo), { threadId: merged.thread.id, into: open.thread.id })
  await mergeThread(app.as(mo), { threadId: source.thread.id, into: target.thread.id })
  await removePost(app.as(ann), { postId: target.post.id })
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
  for (const about of [blocked.id, referring.id])
    await aLegalRequest(app, {
      about,
      name: words.legalName,
      body: `The post says ${words.legalClaim}, which is not true at all.`,
      ...(about === blocked.id ? { decided: { by: mo, decision: 'hide' as const } } : {}),
    })
  for (const about of [urls.story(legalStory), urls.member('leo')])
    await aLegalRequest(app, { about, name: words.legalName, decided: { by: mo, decision: 'hide' } })
  await transitionStory(app.as(ann), { storyId: withdrawn.id, act: 'withdraw' })
  await revokeConsent(app.as(ann), { storyId: revoked.id, use: 'community' })
  for (const [type, id] of [
    ['story', hiddenStory.id],
    ['profile', ann.memberId ?? ''],
  ] as const) {
    const { review_item_id: itemId } = await flagThing(app.as(tru), { type, id, reason: 'spam', note: '' })
    await decideContent(app.as(mo), { itemId, ...aPostDecision() })
  }
  const groups = { pia: await asOfNow(app, pia), ole: await asOfNow(app, ole), max: await asOfNow(app, max) }
  return { app, actors: { visitor: null, ann, bob, tru, cora, mo, sam, ada, ...groups } }
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
          'root_cause',
          'case_message',
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
    code: await column(db.selectFrom('badge_award').select('badge as value').distinct().execute()),
    rule: ['answer-accepted'],
    kind: ['terms'],
    subject: ['threads'],
    token: [
      'lnk_none',
      ...(await column(db.selectFrom('csat_response').select('case_id as value').execute())),
      ...(await column(db.selectFrom('nps_response').select('id as value').execute())),
      ...(await column(db.selectFrom('fix_notice').select('id as value').execute())),
      ...(await column(db.selectFrom('fix_notice').select('id as value').execute())),
      ...(await column(db.selectFrom('case_contact').select('case_id as value').execute())),
      ...(await column(db.selectFrom('feedback_request').select('id as value').execute())),
    ],
    provider: ['none'],
    externalId: ['C-0'],
    key: await column(db.selectFrom('member_group').select('key as value').execute()),
    file: ['none.eml'],
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

/** What this reader may not know. */
function unknownTo(who: Reader): Word[] {
  return (Object.keys(words) as Word[]).filter((word) => !knowing[word].includes(who))
}

/** Every reader with every address they may open: how to ask it, with a token of theirs where it is the API. */
async function eachRoute(
  { app, actors }: Site,
  visit: (
    who: Reader,
    route: ReadableRoute,
    ask: (params?: Record<string, string>, query?: string) => Promise<string>,
  ) => Promise<void>,
): Promise<void> {
  // The mailbox of development shows every mail to whoever runs the product on their own machine.
  const routes = (await readableRoutes()).filter(({ address }) => !address.startsWith('/dev/'))
  for (const who of people) {
    const token = await tokenOf(app, actors[who])
    for (const route of routes)
      await visit(who, route, async (params = {}, query = '') =>
        (await readRoute(app, route, actors[who], token, params, query)).toLowerCase(),
      )
  }
}

/** Another page, and no refusal. */
function isAnswer(said: string, plain: string): boolean {
  return said !== plain && said.startsWith('{"status":200')
}

/** The names in a query that change what an address says to a visitor or to an admin, by address. */
function heardNames(site: Site): Promise<ReadonlyMap<string, string[]>> {
  return (heardByAddress ??= namesHeard(site))
}

/** The same for every site: asked once. */
let heardByAddress: Promise<ReadonlyMap<string, string[]>> | undefined

async function namesHeard(site: Site): Promise<ReadonlyMap<string, string[]>> {
  const heard = new Map<string, Set<string>>()
  await eachRoute(site, async (who, route, ask) => {
    if ((who !== 'visitor' && who !== 'ada') || route.params.length > 0) return
    const plain = await ask()
    for (const name of route.queries)
      if (isAnswer(await ask({}, `?${name}=${control}`), plain))
        heard.set(route.address, (heard.get(route.address) ?? new Set()).add(name))
  })
  return new Map([...heard].map(([address, names]) => [address, [...names]]))
}

test('what is hidden, deleted, merged away, renamed, withdrawn or private is read at no address by those who may not know', async () => {
  const site = await plantedSite()
  await site.app.drainJobs()
  const values = await valuesOf(site.app)
  const heard = await heardNames(site)
  const found = new Set<string>()
  await eachRoute(site, async (who, route, ask) => {
    const look = (said: string, asked: string): void => {
      for (const word of unknownTo(who))
        if (
          !asked.includes(words[word]) &&
          said.includes(words[word]) &&
          !shownIn[word]?.some((where) => where.test(route.address))
        )
          found.add(`${who} reads ${word} at ${route.address}`)
    }
    for (const params of fillings(route, values)) look(await ask(params), Object.values(params).join(' '))
    // By its beginning, and with a typing error that a correction would mend.
    for (const name of heard.get(route.address) ?? [])
      for (const probe of [prefix, ...unknownTo(who).map((word) => mistyped(words[word]))])
        look(await ask({}, `?${name}=${probe}`), probe)
  })
  expect([...found]).toEqual([])
}, 480_000)

test('an address that is asked about a hidden word answers as about a word that stands nowhere', async () => {
  const site = await plantedSite()
  await site.app.drainJobs()
  const heard = await heardNames(site)
  const found = new Set<string>()
  await eachRoute(site, async (who, route, ask) => {
    const ways = [
      ...(heard.get(route.address) ?? []).map((name) => (text: string) => ask({}, `?${name}=${text}`)),
      ...(route.params.length === 1 ? [(text: string) => ask({ [route.params[0] ?? '']: text })] : []),
    ]
    for (const askAbout of ways) {
      const nothing = (await askAbout(control)).replaceAll(control, '·')
      for (const word of unknownTo(who).filter((one) => shownIn[one] === undefined))
        if ((await askAbout(words[word])).replaceAll(words[word], '·') !== nothing)
          found.add(`${who} finds ${word} at ${route.address}`)
    }
  })
  expect([...found]).toEqual([])
}, 480_000)

test('while the index lags behind, no search says more than its threads', async () => {
  const site = await plantedSite()
  const heard = await heardNames(site)
  const found = new Set<string>()
  await eachRoute(site, async (who, route, ask) => {
    if (who !== 'visitor' && who !== 'bob') return
    for (const name of heard.get(route.address) ?? [])
      for (const word of unknownTo(who).filter((one) => shownIn[one] === undefined))
        for (const probe of [prefix, mistyped(words[word])])
          if ((await ask({}, `?${name}=${probe}`)).includes(words[word]))
            found.add(`${who} reads ${word} at ${route.address}`)
  })
  expect([...found]).toEqual([])
}, 480_000)

function mistyped(word: string): string {
  return `${word.slice(0, 6)}${word[7]}${word[6]}${word.slice(8)}`
}

test('a notification and its mail say nothing that their reader may not know', async () => {
  const { app, actors } = await plantedSite()
  await app.drainJobs()
  let said = 0
  for (const who of people) {
    const actor = actors[who]
    if (actor === null) continue
    const ctx = app.as(actor)
    const { items } = await notifications(ctx, { unread: false, show: null }, { limit: 100, cursor: null })
    const text = JSON.stringify([items, items.map((view) => notificationJson(ctx, view))]).toLowerCase()
    expect(
      unknownTo(who).filter((word) => text.includes(words[word])),
      `${who} reads`,
    ).toEqual([])
    said += items.length
  }
  expect(said).toBeGreaterThan(10)

  app.clock.advance({ days: 2 })
  await app.drainJobs()
  const mails = await sentMails(app)
  expect(mails.length).toBeGreaterThan(3)
  for (const who of people) {
    const own = mails.filter(({ to }) => to === `${actors[who]?.memberId}@example.com`)
    const text = JSON.stringify(own).toLowerCase()
    expect(
      unknownTo(who).filter((word) => text.includes(words[word])),
      `${who} is mailed`,
    ).toEqual([])
  }
}, 120_000)

test('a preview names no thread that its writer may not know of', async () => {
  const { app, actors } = await plantedSite()
  const { id: threadIds = [] } = await valuesOf(app)
  const body = threadIds
    .filter((id) => id.startsWith('thr_'))
    .map((id) => `#${id}`)
    .join(' and ')

  const html = await previewText(app.as(actors.bob ?? visitor), body)

  expect(html).toContain('What everybody may read')
  expect(Object.values(words).filter((word) => html.toLowerCase().includes(word))).toEqual([])
})

test('what came and was deleted again leaves no count, no order and no name behind', async () => {
  const app = await testApp()
  await app.set('security.rateLimits', false)
  const [ann, bob, tru] = [
    await aMember(app, 'ann'),
    await aMember(app, 'bob'),
    await aMember(app, 'tru', { trustLevel: 3 }),
  ]
  const mo = await aMember(app, 'mo')
  const open = await aThread(app, { by: bob, title: 'What everybody may read', tags: ['meters'] })
  const helpful = await anAnswer(app, { to: open, by: tru })
  // A deletion has the badges of those it touches recomputed, all of them: here before anything is compared.
  await app.drainJobs()
  await backfillBadges(app.app.context())
  // The half hour in which things come and go also ends the windows of what was told before: its mails are out already.
  app.clock.advance({ minutes: 30 })
  await app.drainJobs()
  app.clock.advance({ minutes: -30 })
  const site: Site = { app, actors: { ...nobodies, ann, bob, tru } }
  const before = await everythingSaid(site, await valuesOf(app))

  app.clock.advance({ minutes: 30 })
  const passing = await aThread(app, { by: ann, title: 'Here for an hour', tags: ['meters', 'passing'] })
  const answer = await anAnswer(app, { to: passing, by: tru })
  await aComment(app, { to: passing, by: bob })
  const also = await anAnswer(app, { to: open, by: ann })
  const remark = await aComment(app, { to: open, on: helpful, by: ann })
  await app.drainJobs()
  for (const { id } of [also, remark, answer, passing.post]) await removePost(app.as(mo), { postId: id })
  await app.drainJobs()
  app.clock.advance({ minutes: -30 })

  const after = await everythingSaid(site, await valuesOf(app))
  const changed = [...before].flatMap(([address, said]) => (after.get(address) === said ? [] : [address]))
  expect(changed).toEqual([])
}, 120_000)

/** What a visitor and another member are told everywhere, by reader and address. */
async function everythingSaid(site: Site, values: Values): Promise<Map<string, string>> {
  const said = new Map<string, string>()
  await eachRoute(site, async (who, route, ask) => {
    if (who !== 'visitor' && who !== 'bob') return
    // Lists the tokens with which this walk asks the API.
    if (route.address === '/me/security') return
    for (const params of fillings(route, values))
      said.set(`${who} ${route.address} ${Object.values(params).join(' ')}`, await ask(params))
  })
  return said
}

test('nobody can watch a tag that only hidden threads have', async () => {
  const { app, actors } = await plantedSite()
  const watch = (name: string) => setWatch(app.as(actors.bob ?? visitor), { subject: 'tag', name, level: 'watching' })

  await expect(watch(words.deletedTag)).rejects.toMatchObject({ kind: 'not_found' })
  await expect(watch('meters')).resolves.toMatchObject({ level: 'watching' })
})
