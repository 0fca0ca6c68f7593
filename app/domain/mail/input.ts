import { z } from 'zod'

/** An address as people type it; lower-cased, as all are stored. */
export const mailAddress = z.string().trim().toLowerCase().max(200).pipe(z.email())
