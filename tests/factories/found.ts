import type { Answer } from '#tests/routes/call-route.ts'

/** What a loader gave, as the type the test knows it to be. */
export function found<T>({ data }: Answer): T {
  return data as T
}
