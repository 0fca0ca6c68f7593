import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { productIdOf } from '#app/domain/catalogue/queries/names.server.ts'
import { isPublicThread } from '#app/domain/threads/queries/references.server.ts'
import { usesOf } from './consent.ts'
import { columnsOf, sameContent, type StoryContent } from './content.ts'
import type { StoryInput } from './input.ts'
import { contentOf } from './queries/story.server.ts'
import { readableStoryForUpdate } from './readable-story.server.ts'
import { setConsents } from './set-consents.server.ts'
import {
  insertStory,
  insertStoryEvent,
  insertStoryRevision,
  replaceQuestions,
  replaceResults,
  updateStory,
} from './store/stories.server.ts'
import { awaitsApproval, editConflict, partyOf, writingStates, type Story } from './story.ts'
import { submitStoryIn } from './submit-story.server.ts'

/**
 * Creates a draft without `storyId`, else saves the author's next version of the story. An unchanged text makes no
 * revision.
 * @param options.submit hands it to the curators in the same transaction, as `submitStory` does
 * @throws forbidden for others than the author; not_now (code `not_writable`) while a curator or the readers have it;
 * conflict (code `edit_conflict`) when `revision` is not the present one; invalid on `product`, `thread`
 */
export async function saveStory(
  ctx: Ctx,
  input: StoryInput & { storyId?: string | null },
  { submit = false }: { submit?: boolean } = {},
): Promise<Story> {
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const content = await contentFor(tx, input)
    const story = input.storyId
      ? await rewrite(tx, input.storyId, content, input.revision)
      : await create(tx, memberId, content)
    await setConsents(tx, story, new Set(usesOf(input.consent)))
    return submit ? submitStoryIn(tx, story.id, '') : story
  })
}

async function create(tx: Tx, memberId: string, content: StoryContent): Promise<Story> {
  authorize(tx.actor, 'story.write', { ownerId: memberId })
  const story: Story = {
    id: newId('story', msOf(tx.at)),
    ...columnsOf(content),
    author_id: memberId,
    state: 'draft',
    revision: 1,
    approved_revision: 1,
    reward_points: null,
    created_at: tx.at,
    updated_at: tx.at,
    submitted_at: null,
    published_at: null,
    featured_at: null,
    curator_id: null,
    thanks_count: 0,
    hidden_at: null,
  }
  await insertStory(tx, story)
  await replaceResults(tx, story.id, content.results)
  await replaceQuestions(tx, story.id, content.questions)
  await insertStoryRevision(tx, story.id, 1, memberId, content)
  await insertStoryEvent(tx, { story_id: story.id, from_state: null, to_state: 'draft', note: '' })
  return story
}

async function rewrite(
  tx: Tx,
  storyId: string,
  content: StoryContent,
  startedFrom: number | undefined,
): Promise<Story> {
  const story = await readableStoryForUpdate(tx, storyId)
  authorize(tx.actor, 'story.write', { ownerId: story.author_id })
  if (partyOf(tx.actor, story) !== 'author') throw new DomainError('forbidden', 'stories.errors.authorOnly')
  if (!writingStates.includes(story.state))
    throw new DomainError('not_now', 'stories.errors.notWritable', {
      code: 'not_writable',
      params: { state: story.state },
    })
  const present = await contentOf(tx.db, story)
  if (present !== null && sameContent(present, content)) return standBehind(tx, story)
  if (startedFrom !== undefined && startedFrom !== story.revision) throw editConflict(story)
  const revision = story.revision + 1
  const values = { ...columnsOf(content), revision, approved_revision: revision }
  await updateStory(tx, story.id, values)
  await replaceResults(tx, story.id, content.results)
  await replaceQuestions(tx, story.id, content.questions)
  await insertStoryRevision(tx, story.id, revision, story.author_id, content)
  return { ...story, ...values, updated_at: tx.at }
}

/** An author who saves a curator's words unchanged has read them and agrees to them. */
async function standBehind(tx: Tx, story: Story): Promise<Story> {
  if (!awaitsApproval(story)) return story
  await updateStory(tx, story.id, { approved_revision: story.revision })
  return { ...story, approved_revision: story.revision, updated_at: tx.at }
}

async function contentFor(tx: Tx, input: StoryInput): Promise<StoryContent> {
  const { consent: _, revision: __, ...content } = input
  const product = input.product === null ? null : await productIdOf(tx.db, input.product)
  if (input.product !== null && product === null) throw refusal('product', 'stories.errors.unknownProduct')
  if (input.thread !== null && !(await isPublicThread(tx.db, input.thread)))
    throw refusal('thread', 'stories.errors.unknownThread')
  const {
    headline,
    situation,
    tried,
    turningPoint,
    outcome,
    quote,
    results,
    questions,
    version,
    industry,
    company,
    thread,
  } = content
  return {
    headline,
    situation,
    tried,
    turningPoint,
    outcome,
    quote,
    results,
    questions,
    product,
    version,
    industry,
    company,
    thread,
  }
}

function refusal(field: string, key: string): DomainError {
  return new DomainError('invalid', key, { fields: { [field]: { key } } })
}
