import { Label } from '#app/components/parts/label.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { TemplateLine } from '#app/views/cases/template-lines.server.ts'

/** Reply templates of a list: name, beginning of the text, how often it is used, and what follows from sending it. */
export function TemplateLines({ templates }: { templates: readonly TemplateLine[] }) {
  const t = useT()
  return (
    <ul className="lines">
      {templates.map((one) => (
        <li key={one.id} className="stack tight">
          <h2 className="as-h3">
            <a href={one.href}>{one.title}</a>
          </h2>
          <p lang={one.lang}>{one.beginning}</p>
          <p className="meta">
            <span>
              {one.category === null ? t('replies.template.everyCategory') : t(`cases.category.${one.category}`)}
            </span>
            <span>
              {one.uses === 0
                ? t('replies.list.unused')
                : t('replies.list.used', { count: one.recently, total: one.uses })}
            </span>
            {one.archived && <Label>{t('replies.list.archived')}</Label>}
            {one.incomplete !== null && <Label tone="warn">{t(`replies.list.only.${one.incomplete}`)}</Label>}
            {one.setStatus !== null && (
              <span>{t('replies.list.sets', { what: t(`cases.status.${one.setStatus}`) })}</span>
            )}
            {one.setCategory !== null && (
              <span>{t('replies.list.sets', { what: t(`cases.category.${one.setCategory}`) })}</span>
            )}
            {one.remindDays !== null && <span>{t('replies.list.reminds', { count: one.remindDays })}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
