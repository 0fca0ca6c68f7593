import { Icon, type IconName } from '#app/components/parts/icon.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import type { ReaderTask } from '#app/views/reader-tasks.ts'
import { useT, type Reader } from './reader.tsx'

const icons = { posts: 'comment', choice: 'accepted', case: 'clock' } as const satisfies Record<
  ReaderTask['what'],
  IconName
>

/** What waits for the reader, at most three things; nothing when nothing does. */
export function ReaderTasks({ items }: { items: readonly ReaderTask[] }) {
  const t = useT()
  if (items.length === 0) return null
  return (
    <section className="waiting" aria-labelledby="waiting">
      <h2 className="said-only" id="waiting">
        {t('threads.home.waitingTitle')}
      </h2>
      <ul>
        {items.map((item) => (
          <WaitingLine key={item.href} item={item} />
        ))}
      </ul>
    </section>
  )
}

function WaitingLine({ item }: { item: ReaderTask }) {
  const t = useT()
  return (
    <li>
      <a href={item.href}>
        <Icon name={icons[item.what]} />
        <span>
          <b>{words(item, t)}</b>
          <small lang={useTextLang(item.lang)}>{item.about}</small>
        </span>
      </a>
    </li>
  )
}

function words(item: ReaderTask, t: Reader['t']): string {
  if (item.what === 'choice') return t('threads.home.waitingChoice')
  if (item.what === 'case') return t('threads.home.waitingCase', { number: `C-${item.number}` })
  return item.count === null ? t('threads.home.waitingSome') : t('threads.home.waitingPosts', { count: item.count })
}
