import { useSyncExternalStore } from 'react'

/** Whether the page has come alive. False on the server and while the first render is compared with its HTML. */
export function useScript(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

function never() {
  return () => {}
}
