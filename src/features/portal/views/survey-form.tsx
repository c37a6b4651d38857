import type { ReactNode } from 'react'
import { optionsOf, type Question, type viewPublicSurvey } from '../../surveys/index.ts'

/** A questionnaire as it is filled in: what was typed before, and which questions are still open. */
export interface SurveyView {
  readonly survey: Awaited<ReturnType<typeof viewPublicSurvey>>
  readonly error: string
  readonly missing: readonly string[]
  readonly typed: (name: string) => string
}

const HINTS = { scale: '', one: '', several: '可选多项，也可以不选。', words: '可不填。请不要写姓名、电话等个人信息。' }

function Options({ question, typed }: { question: Question; typed: SurveyView['typed'] }): ReactNode {
  const { key, kind } = question
  const isSeveral = kind === 'several'
  const options = optionsOf(question).map((name, place) => ({ name, place }))
  // The best first, and whoever cannot judge at the end.
  const shown = kind === 'scale' ? options.reverse() : options
  return (
    <ul className="choices">
      {shown.map(({ name, place }) => {
        const field = isSeveral ? `q-${key}-${String(place)}` : `q-${key}`
        const value = isSeveral ? '1' : String(place)
        return (
          <li key={place}>
            <label>
              <input
                type={isSeveral ? 'checkbox' : 'radio'}
                name={field}
                value={value}
                defaultChecked={typed(field) === value}
                required={!isSeveral}
              />
              <span>{name}</span>
            </label>
          </li>
        )
      })}
    </ul>
  )
}

function Asked({ question, no, view }: { question: Question; no: number; view: SurveyView }): ReactNode {
  const { key, kind, words } = question
  const [field, hint] = [`q-${key}`, HINTS[kind]]
  const isMissing = view.missing.includes(key)
  return (
    <fieldset className={isMissing ? 'field wrong' : 'field'}>
      <legend>
        {no}. {words}
      </legend>
      {hint === '' ? null : (
        <p className="hint" id={`${field}-hint`}>
          {hint}
        </p>
      )}
      {isMissing ? <p className="wrong-why">请选择一项。</p> : null}
      {kind === 'words' ? (
        <textarea
          name={field}
          aria-label={words}
          aria-describedby={`${field}-hint`}
          maxLength={1000}
          defaultValue={view.typed(field)}
        />
      ) : (
        <Options question={question} typed={view.typed} />
      )}
    </fieldset>
  )
}

/** The form; nothing of it needs a script. */
export function SurveyForm({ view }: { view: SurveyView }): ReactNode {
  const { id, questions, way } = view.survey
  return (
    <form className="form" method="post" action={`/surveys/${id}/answers`}>
      {way === 'code' ? (
        <div className="field">
          <label htmlFor="code">邀请码</label>
          <p className="hint" id="code-hint">
            评议会议上发放，或者随邀请函寄送。每个邀请码只能回答一次。
          </p>
          <input
            id="code"
            name="code"
            required
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            aria-describedby="code-hint"
            defaultValue={view.typed('code')}
          />
        </div>
      ) : null}
      {questions.map((question, at) => (
        <Asked key={question.key} question={question} no={at + 1} view={view} />
      ))}
      <p className="hint">匿名提交，提交后不能修改。</p>
      <button className="button" type="submit">
        提交答卷
      </button>
    </form>
  )
}
