import { seenUnsaid } from '#app/domain/cases/queries/seen.server.ts'
import { caseNumberOf } from '#app/views/case-number.ts'
import type { PageArgs } from '#app/web/page-loader.server.ts'

/**
 * A form of the page of a case as the input of its use-case: the number from the address, and what its sender has seen; a
 * form without it, see `seenUnsaid`.
 */
export async function onCase<Input extends { seen?: number | undefined }>(
  { ctx, params }: Pick<PageArgs, 'ctx' | 'params'>,
  input: Input,
): Promise<Input & { number: number; seen: number }> {
  const number = caseNumberOf(params['number'])
  return { ...input, number, seen: input.seen ?? (await seenUnsaid(ctx, number)) }
}
