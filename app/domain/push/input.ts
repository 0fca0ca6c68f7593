import { z } from 'zod'

const key = (bytes: number) =>
  z
    .string()
    .max(200)
    .refine((text) => Buffer.from(text, 'base64url').length === bytes)

/** A subscription as browsers make it; the address is checked again when it is sent to. */
export const subscriptionShape = z.object({
  endpoint: z
    .string()
    .max(1_000)
    .refine((text) => /^https?:\/\/[^/]/.test(text) && URL.canParse(text)),
  p256dh: key(65),
  auth: key(16),
})
export type SubscriptionInput = z.output<typeof subscriptionShape>

export const endpointShape = subscriptionShape.pick({ endpoint: true })
