import type { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, type ErrorParams } from '#app/core/errors.ts'
import { limitClassOf } from '#app/core/limit-class.ts'
import { issueMessage } from '#app/i18n/issue-message.ts'
import type { limits } from '#app/registry/limits.ts'

/** Counts an act of a member against the limits that pages count it against. @throws rate_limited */
export async function takeLimit(ctx: Ctx, limit: (typeof limits)['post' | 'thread'], act: string): Promise<void> {
  const { actor } = ctx
  await ctx.platform.limits.take(act, actor.memberId ?? '', limit[limitClassOf(actor)])
}

/** Reads input with the shape that a page reads it with. @throws invalid with the first message of the shape */
export function parsedText<Shape extends z.ZodType>(shape: Shape, input: z.input<Shape>): z.output<Shape> {
  const read = shape.safeParse(input)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const [key = '', params] = issueMessage({ ...issue, message: issue?.message ?? '' }).split(/\|(.*)/s)
  throw new DomainError('invalid', key, params === undefined ? {} : { params: JSON.parse(params) as ErrorParams })
}
