import { z } from 'zod'
import { fates, type Tally } from '#app/domain/holding/preview/fates.server.ts'
import type { PastEffect } from '#app/domain/holding/preview/past-effect.server.ts'
import { holdingRuleKeys } from '#app/registry/holding-rules.ts'
import { urls } from '#app/views/urls.ts'
import { instant, personJson, personShape } from './parts.ts'

const count = z.int()

export const pastEffectJsonShape = z
  .object({
    value: z.string().meta({ description: 'as it would be stored' }),
    since: instant,
    posts: count.meta({ description: 'that were read' }),
    sampled: z.boolean().meta({ description: 'only the newest of the last 90 days were read' }),
    held: z.object({
      posts: count,
      members: count,
      heldThen: count.meta({ description: 'waited then, whatever the rule' }),
      fates: z.object(
        Object.fromEntries(fates.map((fate) => [fate, count])) as Record<(typeof fates)[number], typeof count>,
      ),
    }),
    others: count.nullable().meta({ description: 'posts of trusted members and staff with the same cause' }),
    samples: z.array(
      z.object({
        post: z.string(),
        url: z.string(),
        title: z.string(),
        body: z.string(),
        at: instant,
        author: personShape.nullable(),
        fate: z.enum(fates),
        rules: z.array(z.enum(holdingRuleKeys)),
        marks: z.array(z.array(z.int())).meta({ description: 'from and to of each cause in `body`, in UTF-16 units' }),
      }),
    ),
  })
  .meta({ id: 'PastEffect', description: 'What a block would have held, and what became of those posts.' })

export function pastEffectJson(effect: PastEffect & { value: string }): z.output<typeof pastEffectJsonShape> {
  const { value, since, posts, sampled, held, others, samples } = effect
  return {
    value,
    since,
    posts,
    sampled,
    held: { posts: held.posts, members: held.members, heldThen: held.heldThen, fates: fatesJson(held) },
    others,
    samples: samples.map(({ id, title, body, at, author, fate, causes, marks }) => ({
      post: id,
      url: urls.permalink(id),
      title,
      body,
      at,
      author: personJson(author),
      fate,
      rules: causes.map(({ rule }) => rule),
      marks: marks.map(([from, to]) => [from, to]),
    })),
  }
}

function fatesJson({ kept, untouched, removed, waiting, withdrawn }: Tally) {
  return { kept, untouched, removed, waiting, withdrawn }
}
