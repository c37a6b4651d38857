import { Alert, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { previewLetterTemplate } from '../../../../src/features/letters/letters.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { type Content, REGIME_NAMES, type Regime, regimesOf } from './template.ts'

function Faults({ faults }: { faults: readonly string[] }): ReactNode {
  return (
    <Alert
      type="error"
      showIcon
      title="模板还不能使用"
      description={
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      }
    />
  )
}

type Text = NonNullable<Reply<typeof previewLetterTemplate>['text']>

function Sheet({ text: { title, addressee, paragraphs, slip } }: { text: Text }): ReactNode {
  return (
    <article className="letter-sheet">
      <h3>{title}</h3>
      {addressee === '' ? null : <p className="addressee">{addressee}：</p>}
      {paragraphs.map(({ text, isHeading }, at) => (
        <p key={String(at)} className={isHeading ? 'heading' : ''}>
          {text}
        </p>
      ))}
      {slip === null ? null : (
        <>
          <hr />
          <h3>{slip.title}</h3>
          {slip.lines.map((line, at) => (
            <p key={String(at)}>{line}</p>
          ))}
        </>
      )}
    </article>
  )
}

/** How letters made from it read, with the names of the fields in the blanks; under each regime that knows it. */
export function TemplatePreview({ content }: { content: Content }): ReactNode {
  const regimes = regimesOf(content)
  const [chosen, setChosen] = useState<Regime>(regimes[0] ?? 'moe29')
  const query = useCall(previewLetterTemplate, { body: { content, regime: chosen } })
  return (
    <>
      {regimes.length > 1 ? (
        <Radio.Group
          aria-label="适用的规定"
          value={chosen}
          options={regimes.map((regime) => ({ value: regime, label: REGIME_NAMES[regime] }))}
          onChange={({ target }) => {
            setChosen(target.value as Regime)
          }}
        />
      ) : null}
      <Loaded query={query}>
        {({ faults, text }) => (text === null ? <Faults faults={faults} /> : <Sheet text={text} />)}
      </Loaded>
    </>
  )
}
