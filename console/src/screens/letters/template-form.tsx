import { Button, Checkbox, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { saveLetterTemplate } from '../../../../src/features/letters/letters.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { LongText, ShortText } from '../../parts/fields.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { type Content, REGIME_NAMES, type Regime, regimesOf, type Version } from './template.ts'
import { TemplatePreview } from './template-preview.tsx'
import '../../styles/settings.css'

/** What can be worded anew; the fields that are asked for stay as they are. */
interface Values extends Pick<Content, 'title' | 'addressee' | 'paragraphs'> {
  readonly bases: Readonly<Record<Regime, string | undefined>>
  readonly slipLines: string
  readonly note: string
}

function valuesOf({ title, addressee, paragraphs, bases, slip }: Content): Partial<Values> {
  return {
    title,
    addressee,
    paragraphs,
    bases: { moe29: bases.moe29?.text, gov711: bases.gov711?.text },
    slipLines: slip?.lines.join('\n') ?? '',
  }
}

/** The content as it was worded. What a paragraph depends on (regime, field) stays with it; a new one always stands. */
function contentOf(base: Content, values: Values): Content {
  const { title, addressee, paragraphs, bases, slipLines } = values
  const worded = (regime: Regime) => {
    const basis = base.bases[regime]
    return basis ? { [regime]: { ...basis, text: bases[regime] ?? '' } } : {}
  }
  return {
    ...base,
    title,
    addressee,
    paragraphs: paragraphs.map(({ text, isHeading, regimes, when }) => ({ text, isHeading, regimes, when })),
    bases: { ...worded('moe29'), ...worded('gov711') },
    slip: base.slip ? { ...base.slip, lines: slipLines.split('\n') } : null,
  }
}

interface BlanksProps {
  readonly content: Content
  readonly standing: readonly { readonly key: string; readonly label: string }[]
}

/** What may stand in a text and is filled in later. */
function Blanks({ content: { fields, hasRemedy }, standing }: BlanksProps): ReactNode {
  const own = [{ key: 'basis', label: '法律依据' }, ...(hasRemedy ? [{ key: 'remedy', label: '救济告知' }] : [])]
  return (
    <details>
      <summary>可以使用的空白标记</summary>
      <ul className="lines">
        {[...fields, ...own, ...standing].map(({ key, label }) => (
          <li key={key}>
            <span className="grow">{label}</span>
            <span className="mono">{`{{${key}}}`}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function conditionWords({ regimes, when }: Content['paragraphs'][number], { fields }: Content): string {
  const field = fields.find(({ key }) => key === when)
  const under = regimes.length === 0 ? '' : `只在${regimes.map((regime) => REGIME_NAMES[regime]).join('、')}时写`
  const given = field ? `填写了“${field.label}”才写` : ''
  return [under, given].filter((words) => words !== '').join('；')
}

interface ParagraphProps {
  readonly base: Content
  readonly at: number
  readonly isOnly: boolean
  readonly add: () => void
  readonly remove: () => void
}

function Paragraph({ base, at, isOnly, add, remove }: ParagraphProps): ReactNode {
  const form = Form.useFormInstance<Values>()
  const paragraph = form.getFieldValue(['paragraphs', at]) as Content['paragraphs'][number] | undefined
  const place = `第 ${String(at + 1)} 段`
  return (
    <>
      <Form.Item
        name={[at, 'text']}
        extra={paragraph ? conditionWords(paragraph, base) : ''}
        rules={[{ required: true, whitespace: true, message: '请填写这一段，或者删除' }]}
      >
        <Input.TextArea aria-label={place} autoSize={{ minRows: 2, maxRows: 10 }} maxLength={3000} />
      </Form.Item>
      <div className="tasks" style={{ marginBottom: 12 }}>
        <Form.Item name={[at, 'isHeading']} valuePropName="checked" noStyle>
          <Checkbox>小标题</Checkbox>
        </Form.Item>
        <Button size="small" aria-label={`${place}：在后面加一段`} onClick={add}>
          在后面加一段
        </Button>
        <Button size="small" aria-label={`删除${place}`} disabled={isOnly} onClick={remove}>
          删除
        </Button>
      </div>
    </>
  )
}

const FRESH: Content['paragraphs'][number] = { text: '', isHeading: false, regimes: [], when: '' }

function Paragraphs({ base }: { base: Content }): ReactNode {
  return (
    <Form.List name="paragraphs">
      {(fields, { add, remove }) => (
        <fieldset className="role-line">
          <legend>正文，一格一段</legend>
          {fields.map(({ key, name }) => (
            <Paragraph
              key={key}
              base={base}
              at={name}
              isOnly={fields.length === 1}
              add={() => {
                add(FRESH, name + 1)
              }}
              remove={() => {
                remove(name)
              }}
            />
          ))}
        </fieldset>
      )}
    </Form.List>
  )
}

/** How it would read now; asked for by a button, so that the page does not jump while one writes. */
function Trial({ base }: { base: Content }): ReactNode {
  const form = Form.useFormInstance<Values>()
  const [content, setContent] = useState<Content | null>(null)
  return (
    <>
      <Button
        onClick={() => {
          setContent(contentOf(base, form.getFieldsValue(true) as Values))
        }}
      >
        预览
      </Button>
      {content ? <TemplatePreview content={content} /> : null}
    </>
  )
}

interface TemplateFormProps {
  readonly base: Version
  /** The version that holds now: when somebody else saves first, this one is refused. */
  readonly currentNo: number
  readonly standing: BlanksProps['standing']
  readonly isOpen: boolean
  readonly close: () => void
}

/** 修改措辞: a new version of the template. */
export function TemplateForm({ base, currentNo, standing, ...opening }: TemplateFormProps): ReactNode {
  const save = useAct(saveLetterTemplate)
  const { content } = base
  return (
    <FormDrawer<Values>
      {...opening}
      title={`修改${base.name}`}
      okText="保存为新版本"
      done="已保存为新版本，此后的文书按它生成"
      size={760}
      initial={valuesOf(content)}
      run={(values) =>
        save.mutateAsync({
          params: { id: base.id },
          body: { no: currentNo, content: contentOf(content, values), note: values.note },
        })
      }
    >
      <Blanks content={content} standing={standing} />
      <ShortText name="title" label="标题" isRequired />
      <ShortText name="addressee" label="主送（可以不写）" />
      <Paragraphs base={content} />
      {regimesOf(content).map((regime) => (
        <LongText key={regime} name={['bases', regime]} label={`法律依据，${REGIME_NAMES[regime]}`} most={500} />
      ))}
      {content.slip === null ? null : (
        <LongText name="slipLines" label={`${content.slip.title}，一行一段`} most={4000} />
      )}
      <ShortText name="note" label="修改说明" isRequired extra="为什么修改，记入台账和版本。" />
      <Trial base={content} />
    </FormDrawer>
  )
}
