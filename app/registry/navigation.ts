/** The entries of the bar on top, in their first order. An admin may order and hide them; their pages stay. */
export const navigationEntries = ['threads', 'ideas', 'stories', 'perks', 'feedback'] as const
export type NavigationEntry = (typeof navigationEntries)[number]

/** In the order that was set; entries that it does not name, as new ones, come last. */
export function inOrder(order: readonly string[]): NavigationEntry[] {
  const named = order.flatMap((one) => navigationEntries.filter((entry) => entry === one))
  return [...new Set([...named, ...navigationEntries])]
}
