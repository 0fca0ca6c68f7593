import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { TemplateLine } from '#app/views/cases/template-lines.server.ts'
import { urls } from '#app/views/urls.ts'

/**
 * Templates to choose from, inside the form of the box: its buttons send what was typed along, so that nothing is lost
 * without script. `searched`: the words that were looked for; null: those used most.
 */
export function TemplateMenu({ templates, searched }: { templates: readonly TemplateLine[]; searched: string | null }) {
  const t = useT()
  return (
    <details className="menu templates" open={searched !== null || undefined}>
      <summary data-review-key="t">{t('replies.menu.choose')}</summary>
      <div className="pop">
        <div className="search">
          <label className="said-only" htmlFor="find-template">
            {t('replies.list.find')}
          </label>
          <input
            id="find-template"
            name="template"
            type="search"
            placeholder={t('replies.list.find')}
            defaultValue={searched ?? ''}
            maxLength={100}
          />
          {/* The first button of the menu: Enter in the search presses it. */}
          <Button size="small" name="find" value="templates" formNoValidate>
            {t('replies.list.submit')}
          </Button>
        </div>
        {templates.length === 0 ? (
          <p className="meta-text">{t(searched === null ? 'replies.list.none' : 'replies.list.nothingFound')}</p>
        ) : (
          <ul>
            {templates.map((one) => (
              <li key={one.id}>
                <button name="use" value={one.id} formNoValidate>
                  {one.title}
                  <small>
                    {one.category === null ? t('replies.template.everyCategory') : t(`cases.category.${one.category}`)}
                    {one.recently > 0 && `, ${t('replies.menu.used', { count: one.recently })}`}
                  </small>
                </button>
              </li>
            ))}
          </ul>
        )}
        <p className="meta-text">
          <a href={urls.replyTemplates()}>{t('replies.menu.all')}</a>
        </p>
      </div>
    </details>
  )
}
