/** A component as the renderer sees it. */
export type Component = (props: Props) => unknown
export type Props = Readonly<Record<string, unknown>>
export type Element = { type: string | Component; props: Props }

/** HTML, or an element that is rendered each time. */
export type Piece = string | Element

/**
 * Gives the pieces of a component for these props: kept ones, or those that `make` renders. null: nothing of it can be
 * kept, it is rendered as usual.
 */
export type Keeper = (props: Props, make: () => Piece[]) => readonly Piece[] | null

const keepers = new WeakMap<object, Keeper>()
const late = new WeakSet<object>()

/** Marks a component whose HTML may be kept. Inside of it another one is rendered as a part of the whole. */
export function keptBy<C extends object>(component: C, keeper: Keeper): C {
  keepers.set(component, keeper)
  return component
}

/** Marks a component that says something of this moment: inside of kept HTML it is rendered each time. */
export function renderedLate<C extends object>(component: C): C {
  late.add(component)
  return component
}

export function keeperOf(component: object): Keeper | undefined {
  return keepers.get(component)
}

export function isLate(component: object): boolean {
  return late.has(component)
}

/** The same pieces, with neighbouring texts as one. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = []
  let from = 0
  for (let at = 0; at <= pieces.length; at++) {
    const piece = pieces[at]
    if (typeof piece === 'string') continue
    if (at > from) whole.push(pieces.slice(from, at).join(''))
    if (piece !== undefined) whole.push(piece)
    from = at + 1
  }
  return whole
}
