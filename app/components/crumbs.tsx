import { Link } from '@remix-run/react'
import { useT } from './reader.tsx'

/** The way here, without the page itself. */
export function Crumbs({ trail }: { trail: readonly { text: string; href: string }[] }) {
  const t = useT()
  return (
    <nav className="crumbs" aria-label={t('shell.crumbs')}>
      <ol>{trail.map(({ text, href }) => <li key={href}><Link to={href}>{text}</Link></li>)}</ol>
    </nav>
  )
}
