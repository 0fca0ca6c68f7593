import { Icon } from '#app/components/parts/icon.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/** Where the author agreed to be shown, in the reader's words; and what stays private. */
export function ConsentList({
  agreed,
  kept,
  remark,
}: {
  agreed: readonly string[]
  kept: readonly string[]
  remark?: string
}) {
  const t = useT()
  return (
    <>
      <ul className="stack tight">
        {agreed.map((text) => (
          <li className="row" key={text}>
            <Icon name="check" />
            {text}
          </li>
        ))}
        {kept.map((what) => (
          <li className="row quiet-text" key={what}>
            <Icon name="lock" />
            {t('parts.story.untold', { what })}
          </li>
        ))}
      </ul>
      {remark && <p className="meta-text gap">{remark}</p>}
    </>
  )
}
