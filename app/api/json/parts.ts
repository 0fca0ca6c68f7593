import { z } from 'zod'
import { urls } from '#app/views/urls.ts'

/** Shapes that answers of the API have in common. An answer may get more fields; those declared keep their meaning. */
export const instant = z.iso.datetime()
/** A day of the community. */
export const day = z.iso.date()
export const lang = z.enum(['ko', 'en']).nullable()

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: '`cursor` of the following page; null on the last one' }),
  })

export const personShape = z
  .object({ handle: z.string(), name: z.string(), url: z.string() })
  .meta({ id: 'Person', description: '`url` is a path of this site.' })

/** Who did something; null: the account was deleted. */
export function personJson(person: { handle: string; name: string } | null): z.output<typeof personShape> | null {
  return person === null ? null : { handle: person.handle, name: person.name, url: urls.member(person.handle) }
}

/** An error as the API answers it. */
export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'a stable word for programs, such as `edit_conflict`' }),
    detail: z.string().meta({ description: 'a sentence in the language of `Accept-Language`' }),
    errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' })
