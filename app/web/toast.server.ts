import { z } from 'zod'
import { cookieOf, setCookie } from '#app/core/cookies.ts'

const shape = z.object({
  tone: z.enum(['good', 'warn', 'bad', 'info']),
  key: z.string().max(100),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

/**
 * A sentence shown once on the next page: a text key, never prose, so that a forged cookie can say nothing of its own.
 */
export type ToastMessage = z.infer<typeof shape>

export const toastCookieName = 'toast'

/** The `Set-Cookie` value that shows `message` on the page that is loaded next, within a minute. */
export function toastCookie(message: ToastMessage): string {
  return setCookie(toastCookieName, encodeURIComponent(JSON.stringify(message)), { seconds: 60 })
}

export function clearToast(): string {
  return setCookie(toastCookieName, '', { seconds: 0 })
}

/** The message waiting for this request; `null` when there is none or it is not one of ours. */
export function readToast(request: Request): ToastMessage | null {
  const value = cookieOf(request.headers.get('cookie'), toastCookieName)
  if (value === null) return null
  try {
    return shape.parse(JSON.parse(decodeURIComponent(value)))
  } catch {
    return null // another program's cookie of this name
  }
}
