import { call, type CallArgs } from '#app/api/call.ts'
import { listOf } from '#app/api/json/parts.ts'
import { storyJson, storyJsonShape } from '#app/api/json/story-json.server.ts'
import { choice, paged, text, type QueryOf } from '#app/api/query.ts'
import { storyPatchShape, storyShape, transitionShape } from '#app/domain/stories/input.ts'
import { patchStory } from '#app/domain/stories/patch-story.server.ts'
import { myStories, publishedStories, storiesInState } from '#app/domain/stories/queries/lists.server.ts'
import { storyPage } from '#app/domain/stories/queries/page.server.ts'
import { saveStory } from '#app/domain/stories/save-story.server.ts'
import { storyQuestions, storyStates } from '#app/domain/stories/story.ts'
import { transitionStoryTo } from '#app/domain/stories/transition-story-to.server.ts'
import { mayCurate } from '#app/views/story-views.server.ts'

const listQuery = {
  state: choice(storyStates, 'what is public when not given; curators see the others, members their own'),
  product: text('a slug'),
  industry: text('as the stories name it'),
  question: choice(storyQuestions, 'one that the story answers'),
  ...paged(),
} as const

export const storyCalls = [
  call('GET /stories', {
    about: 'Stories',
    scope: null,
    query: listQuery,
    answer: listOf(storyJsonShape),
    run: list,
  }),
  call('POST /stories', {
    about: 'Begins a story as a draft',
    scope: 'write',
    limit: 'story',
    status: 201,
    body: storyShape.omit({ revision: true }).strict(),
    answer: storyJsonShape,
    run: async ({ ctx }, body) => storyJson(ctx, await storyPage(ctx, (await saveStory(ctx, body)).id)),
  }),
  call('GET /stories/:id', {
    about: 'One story',
    scope: null,
    answer: storyJsonShape,
    run: async ({ ctx, params }) => storyJson(ctx, await storyPage(ctx, params.id)),
  }),
  call('PATCH /stories/:id', {
    about: 'Changes a story; what is left out stays',
    scope: 'write',
    limit: 'edit',
    body: storyPatchShape.strict(),
    answer: storyJsonShape,
    run: async ({ ctx, params }, body) =>
      storyJson(ctx, await storyPage(ctx, (await patchStory(ctx, params.id, body)).id)),
  }),
  call('POST /stories/:id/transitions', {
    about: 'Brings a story to its next state',
    scope: 'write',
    body: transitionShape,
    answer: storyJsonShape,
    run: async ({ ctx, params }, body) => {
      const { id } = await transitionStoryTo(ctx, { ...body, storyId: params.id })
      return storyJson(ctx, await storyPage(ctx, id))
    },
  }),
]

async function list({ ctx, query }: CallArgs<unknown, QueryOf<typeof listQuery>>) {
  const { state, product, industry, question } = query
  const found =
    state === null || state === 'published' || state === 'featured'
      ? await publishedStories(ctx, { product, industry, question, state }, query)
      : mayCurate(ctx) && state !== 'draft' && state !== 'withdrawn'
        ? await storiesInState(ctx, [state], query)
        : await myStories(ctx, state, query)
  return { items: found.items.map((view) => storyJson(ctx, view)), next: found.next }
}
