import type { z } from 'zod'
import { DomainError } from '#app/core/errors.ts'
import { issueMessage, type Issue } from '#app/i18n/issue-message.ts'

/**
 * Options of a command, checked by the shape that forms and the API use too. @throws invalid with a line for each
 * option.
 */
export function shapedOptions<Shape extends z.ZodType>(shape: Shape, options: unknown): z.output<Shape> {
  const parsed = shape.safeParse(options, {
    error: (issue) => issueMessage({ ...(issue as Partial<Issue>), message: issue.message ?? '' }),
  })
  if (parsed.success) return parsed.data
  const fields = Object.fromEntries(
    parsed.error.issues.map((issue) => {
      const [key = '', params] = issue.message.split('|', 2)
      const field = `--${issue.path[0]?.toString() ?? ''}`
      return [
        field,
        { key, ...(params === undefined ? {} : { params: JSON.parse(params) as Record<string, string | number> }) },
      ]
    }),
  )
  throw new DomainError('invalid', 'errors.invalid', { fields })
}
