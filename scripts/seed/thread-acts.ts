import { plus, type Instant } from '#app/core/time.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { endorseAnswer } from '#app/domain/threads/answers/endorse-answer.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { threadShape } from '#app/domain/threads/input.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { setIdeaStatus } from '#app/domain/threads/upkeep/set-idea-status.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { tags } from '#db/seeds/demo/catalog.ts'
import type { DemoPost, DemoThread } from '#db/seeds/demo/plot.ts'
import { threadsKo } from '#db/seeds/demo/threads.ts'
import { actAs, hoursAfter, known, notAfter, type Act, type World } from './world.ts'

/** Everything that happens in one thread, each with its time. */
export function threadActs(world: World, thread: DemoThread): Act[] {
  const start = plus(world.now, { ms: -Math.round(thread.daysAgo * 86_400_000) })
  const at = (hours: number): Instant => notAfter(hoursAfter(start, hours), world.now)
  return [
    { at: start, play: () => post(world, thread, start) },
    ...votes(world, thread.up, undefined, start, () => known(world.threads, thread.key).openingPostId),
    ...(thread.meToo ?? []).map((handle, i): Act => ({
      at: at(1 + i * 5),
      play: async () =>
        void (await setMeToo(actAs(world, handle, at(1 + i * 5)), {
          threadId: known(world.threads, thread.key).id,
          on: true,
        })),
    })),
    ...thread.posts.flatMap((one) => postActs(world, thread, one, at)),
    ...acceptance(world, thread, at),
    ...statuses(world, thread, at),
    ...duplicate(world, thread, at),
  ]
}

/** Up and down votes on one post, spread over the hours after it. */
export function votes(
  world: World,
  up: readonly string[] | undefined,
  down: readonly string[] | undefined,
  from: Instant,
  postId: () => string,
): Act[] {
  const all = [
    ...(up ?? []).map((handle) => ({ handle, value: 1 as const })),
    ...(down ?? []).map((handle) => ({ handle, value: -1 as const })),
  ]
  return all.map(({ handle, value }, i) => {
    const at = notAfter(hoursAfter(from, 0.3 + i * 1.7), world.now)
    return { at, play: async () => void (await castVote(actAs(world, handle, at), { postId: postId(), value })) }
  })
}

async function post(world: World, thread: DemoThread, at: Instant): Promise<void> {
  const lang = threadsKo.includes(thread) ? 'ko' : 'en'
  const input = threadShape.parse({
    kind: thread.kind,
    title: thread.title,
    body: thread.body,
    translation: thread.translation ?? null,
    category: thread.category,
    tags: thread.tags.map((slug) => tags.find((tag) => tag.slug === slug)?.name[lang] ?? slug),
    product: thread.product ?? null,
    version: thread.version ?? null,
  })
  const made = await createThread(actAs(world, thread.by, at), input)
  world.threads.set(thread.key, {
    id: made.thread.id,
    slug: made.thread.slug,
    openingPostId: made.post.id,
    kind: made.thread.kind,
  })
}

function postActs(world: World, thread: DemoThread, one: DemoPost, at: (hours: number) => Instant): Act[] {
  const key = `${thread.key}/${one.key}`
  const when = at(one.after)
  const write = async (): Promise<void> => {
    const { id, openingPostId } = known(world.threads, thread.key)
    const parentId =
      one.kind !== 'comment'
        ? null
        : one.parent === undefined
          ? openingPostId
          : known(world.posts, `${thread.key}/${one.parent}`)
    const made = await writePost(actAs(world, one.by, when), { threadId: id, kind: one.kind, parentId, body: one.body })
    world.posts.set(key, made.id)
  }
  const endorser = one.endorsedBy
  return [
    { at: when, play: write },
    ...(one.kind === 'comment' ? [] : votes(world, one.up, one.down, when, () => known(world.posts, key))),
    ...(endorser === undefined
      ? []
      : [
          {
            at: at(one.after + 1),
            play: async () =>
              void (await endorseAnswer(actAs(world, endorser, at(one.after + 1)), {
                postId: known(world.posts, key),
              })),
          },
        ]),
  ]
}

/** Right after the asker's first comment on that answer, or two hours after the answer. */
function acceptance(world: World, thread: DemoThread, at: (hours: number) => Instant): Act[] {
  if (thread.accepted === undefined) return []
  const answer = thread.posts.find((one) => one.key === thread.accepted)
  const thanks = thread.posts.find(
    (one) => one.kind === 'comment' && one.parent === thread.accepted && one.by === thread.by,
  )
  const when = at((thanks?.after ?? (answer?.after ?? 0) + 1.9) + 0.1)
  return [
    {
      at: when,
      play: async () =>
        void (await acceptAnswer(actAs(world, thread.by, when), {
          postId: known(world.posts, `${thread.key}/${thread.accepted}`),
        })),
    },
  ]
}

/** What staff said becomes of an idea. */
function statuses(world: World, thread: DemoThread, at: (hours: number) => Instant): Act[] {
  return (thread.statuses ?? []).map(({ after, by, status, reason }): Act => ({
    at: at(after),
    play: async () =>
      void (await setIdeaStatus(actAs(world, by, at(after)), {
        threadId: known(world.threads, thread.key).id,
        status,
        reason,
      })),
  }))
}

function duplicate(world: World, thread: DemoThread, at: (hours: number) => Instant): Act[] {
  const { duplicateOf } = thread
  if (duplicateOf === undefined) return []
  return [
    {
      at: at(duplicateOf.after),
      play: async () =>
        void (await closeAsDuplicate(actAs(world, duplicateOf.by, at(duplicateOf.after)), {
          threadId: known(world.threads, thread.key).id,
          duplicateOf: known(world.threads, duplicateOf.thread).id,
        })),
    },
  ]
}
