import { z } from 'zod'
import { DomainError } from '#app/core/errors.ts'
import { maxPageLimit } from '#app/core/page.ts'

/** One parameter of an address: how it is read, and the shape that the OpenAPI document shows of it. */
export type Param<Value> = { shape: z.ZodType; read(given: string | null, name: string): Value }
export type QueryShape = Readonly<Record<string, Param<unknown>>>
export type QueryOf<Shape extends QueryShape> = { [Name in keyof Shape]: ReturnType<Shape[Name]['read']> }

/** Any text; null when the parameter is not given. */
export function text(about: string): Param<string | null> {
  return { shape: z.string().meta({ description: about }), read: (given) => given }
}

/** One of the options, null when it is not given or empty. Reading throws invalid naming the options. */
export function choice<const Options extends readonly string[]>(
  options: Options,
  about: string,
): Param<Options[number] | null> {
  return {
    shape: z.enum(options).meta({ description: about }),
    read(given, name) {
      if (given === null || given === '') return null
      if (options.includes(given)) return given
      const params = { options: options.join(', ') }
      throw new DomainError('invalid', 'errors.oneOf', { params, fields: { [name]: { key: 'errors.oneOf', params } } })
    },
  }
}

/** `limit` and `cursor` of a list. Reading throws invalid with the field that is wrong. */
export function paged(standard = 20) {
  return {
    limit: {
      shape: z.int().min(1).max(maxPageLimit).default(standard).meta({ description: 'items at most' }),
      read(given: string | null): number {
        const parsed = z.coerce
          .number()
          .int()
          .min(1)
          .max(maxPageLimit)
          .safeParse(given ?? standard)
        if (parsed.success) return parsed.data
        const params = { min: 1, max: maxPageLimit }
        throw new DomainError('invalid', 'errors.integerBetween', {
          fields: { limit: { key: 'errors.integerBetween', params } },
          params,
        })
      },
    },
    cursor: text('`next` of the page before'),
  }
}

/** The declared parameters of an address; others are ignored. @throws invalid naming the first one that is wrong */
export function readQuery(shape: QueryShape, url: URL): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, param]) => [name, param.read(url.searchParams.get(name), name)]),
  )
}
