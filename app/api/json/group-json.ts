import { z } from 'zod'

export const groupJsonShape = z
  .object({
    key: z.string(),
    name: z.string().meta({ description: 'in the language of the request' }),
    about: z.string(),
    members: z.int().meta({ description: 'how many; `GET /members?group=` lists them' }),
    rule: z.array(z.object({ kind: z.enum(['plan', 'product', 'tier']), value: z.string() })).meta({
      description: 'whoever meets one of these belongs to the group',
    }),
  })
  .meta({ id: 'Group' })
