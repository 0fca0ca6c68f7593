import { handleLength, handleProblem, handleSkeleton, isReservedHandle } from '#app/domain/accounts/members/handle.ts'

/**
 * Finds handles for imported names: Hangul and Latin letters stay (é becomes e), the rest is dropped; a number at the
 * end tells apart who would look alike. The same names in the same order over the same `taken` give the same handles.
 *
 * @param taken skeletons of all handles in use; the new ones are added to it
 */
export function handleFinder(taken: Set<string>, names: readonly string[]): (name: string, id: number) => string {
  const nextNumber = new Map<string, number>()
  return (name, id) => {
    const base = plainHandle(name, id, names)
    let handle = base
    for (let number = nextNumber.get(base) ?? 2; taken.has(handleSkeleton(handle)); number++) {
      handle = `${base.slice(0, handleLength.max - String(number).length)}${number}`
      nextNumber.set(base, number)
    }
    taken.add(handleSkeleton(handle))
    return handle
  }
}

function plainHandle(name: string, id: number, names: readonly string[]): string {
  const letters = trimmed(
    name
      .normalize('NFKD')
      .replace(/\p{Mn}/gu, '')
      .normalize('NFC')
      .replace(/[^A-Za-z0-9가-힣_-]/g, '')
      .slice(0, handleLength.max),
  )
  for (const handle of [letters, `${letters.slice(0, 8)}-${id}`]) {
    if (handleProblem(handle) === null && !isReservedHandle(handle, names)) return handle
  }
  return `user-${id}`
}

function trimmed(text: string): string {
  return text.replace(/^[-_]+|[-_]+$/g, '')
}
