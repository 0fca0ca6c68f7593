import { Avatar } from '#app/components/parts/avatar.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { AuthorName } from './byline.tsx'

/** People whose answers were accepted this week. */
export function HelperList({
  helpers,
}: {
  helpers: readonly { handle: string; name: string; avatar: string | null; accepted: number }[]
}) {
  const t = useT()
  if (helpers.length === 0) return <p className="meta-text">{t('threads.home.helpersEmpty')}</p>
  return (
    <ul className="stack tight">
      {helpers.map((helper) => (
        <li className="who" key={helper.handle}>
          <Avatar of={{ ...helper, staff: false }} />
          <div>
            <AuthorName author={helper} />
            <br />
            <small className="quiet-text">{t('threads.home.helped', { count: helper.accepted })}</small>
          </div>
        </li>
      ))}
    </ul>
  )
}
