import { cookieOf } from '#app/core/cookies.ts'

/** Whether texts with abuse stay covered in the review queue until the reader opens them; on unless it was turned off. */
export function veilIsOn(request: Request): boolean {
  return cookieOf(request.headers.get('Cookie') ?? undefined, 'veil') !== 'off'
}
