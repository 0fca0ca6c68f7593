import { useFormat } from '#app/components/shell/reader.tsx'

export type TabView = {
  text: string
  href: string
  current: boolean
  count?: number
  /** There are more than `count`: counting stopped there. */
  more?: boolean
}

/** Parts of one thing, as links. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly TabView[] }) {
  const { number } = useFormat()
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.text} {tab.count !== undefined && <span className="num">{number(tab.count)}</span>}
        </a>
      ))}
    </nav>
  )
}

/** Ways to narrow or order a list, as links. */
export function FilterChips({ label, chips }: { label: string; chips: readonly TabView[] }) {
  const { number } = useFormat()
  return (
    <nav className="chips line" aria-label={label}>
      {chips.map((chip) => (
        <a key={chip.href} className="chip" href={chip.href} aria-current={chip.current ? 'true' : undefined}>
          {chip.text}{' '}
          {chip.count !== undefined && (
            <span className="num">
              {number(chip.count)}
              {chip.more && '+'}
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}

/** The same as a menu, where there are many: "Sort: latest activity". */
export function SortMenu({ label, choices }: { label: string; choices: readonly TabView[] }) {
  const current = choices.find((choice) => choice.current)
  return (
    <details className="menu">
      <summary>{current ? `${label}: ${current.text}` : label}</summary>
      <ul className="pop">
        {choices.map((choice) => (
          <li key={choice.href}>
            <a href={choice.href} aria-current={choice.current ? 'true' : undefined}>
              {choice.text}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
