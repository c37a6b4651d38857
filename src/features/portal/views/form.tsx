import type { InputHTMLAttributes, ReactNode } from 'react'

/** What is wrong with what was sent; nothing when all is well. */
export function ErrorSummary({ error }: { error: string }): ReactNode {
  if (error === '') return null
  return (
    <div className="error-summary" role="alert">
      <p>{error}</p>
    </div>
  )
}

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly name: string
  readonly label: string
  readonly hint?: string
}

/** A line to fill in, with its label and what helps to fill it in. */
export function Field({ name, label, hint, ...input }: FieldProps): ReactNode {
  const hintId = hint === undefined ? undefined : `${name}-hint`
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
      <input id={name} name={name} {...input} aria-describedby={hintId} />
    </div>
  )
}

interface CheckedProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  /** What is wrong with what was typed; empty when nothing is. */
  readonly wrong: string
  readonly autoComplete?: string
}

function Said({ id, className, text }: { id: string; className: string; text: string }): ReactNode {
  if (text === '') return null
  return (
    <p className={className} id={id}>
      {text}
    </p>
  )
}

/** A line that keeps what was typed and says beside it what is wrong. */
export function CheckedField({ name, label, hint = '', value, wrong, autoComplete = 'off' }: CheckedProps): ReactNode {
  const described = [...(hint === '' ? [] : [`${name}-hint`]), ...(wrong === '' ? [] : [`${name}-wrong`])]
  return (
    <div className={wrong === '' ? 'field' : 'field wrong'}>
      <label htmlFor={name}>{label}</label>
      <Said id={`${name}-hint`} className="hint" text={hint} />
      <Said id={`${name}-wrong`} className="wrong-why" text={wrong} />
      <input
        id={name}
        name={name}
        defaultValue={value}
        maxLength={300}
        autoComplete={autoComplete}
        aria-invalid={wrong !== ''}
        {...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') })}
      />
    </div>
  )
}

/** One of several. */
export function Choice({
  name,
  label,
  options,
  value,
}: {
  name: string
  label: string
  options: readonly (readonly [value: string, name: string])[]
  value: string
}): ReactNode {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value}>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The most files, and the largest, that go with a form. */
export const MOST_FILES = 5
export const LARGEST_FILE_MB = 10

/** Files to choose, with what may be chosen. */
export function FileField({ id, hint }: { id: string; hint: string }): ReactNode {
  return (
    <div className="field">
      <label htmlFor={id}>附件（可不选）</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}最多 {MOST_FILES} 个，每个不超过 {LARGEST_FILE_MB} MB；Word、Excel、PDF、图片。
      </p>
      <input id={id} name="files" type="file" multiple aria-describedby={`${id}-hint`} />
    </div>
  )
}

/** The question for people without script, who answer it instead of a computation. */
export function Question({ question }: { question: string }): ReactNode {
  return (
    <div className="field" data-question>
      <label htmlFor="answer">请回答：{question}</label>
      <p className="hint" id="answer-hint">
        用数字回答，用来确认是人在填写。
      </p>
      <input id="answer" name="answer" inputMode="numeric" required autoComplete="off" aria-describedby="answer-hint" />
    </div>
  )
}

/** 个人信息处理说明, in the version that is kept with what is sent. */
export function Notice({
  notice,
}: {
  notice: { readonly version: string; readonly paragraphs: readonly string[] }
}): ReactNode {
  return (
    <section aria-labelledby="notice">
      <h2 id="notice">个人信息处理说明</h2>
      {notice.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p className="hint">版本 {notice.version}</p>
    </section>
  )
}
