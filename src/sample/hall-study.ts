import {
  clerksOf,
  definition,
  equals,
  field,
  flow,
  form,
  greater,
  OWN_HEAD,
  options,
  type SampleService,
  step,
  TELEPHONE,
} from './hall-parts.ts'

const certificate: SampleService = {
  slug: 'zaidu-zhengming',
  name: '在读证明',
  unitCode: '205',
  matter: '开具在读证明',
  definition: definition(3, {
    audience: ['student'],
    topic: 'study',
    summary: '在校学生办理在读证明；办结后下载 PDF，附验证码。',
    materials: ['不需要材料；护照姓名拼写有特别要求的，上传护照首页'],
    form: form(
      [
        '证明内容',
        field('choice', 'language', { label: '文种', options: options('中文', '英文') }),
        field('text', 'name_en', {
          label: '姓名的英文拼写',
          help: '与护照一致，如 ZHANG San。',
          showWhen: equals('language', '英文'),
          limits: { maxLength: 60 },
        }),
        field('files', 'passport', { label: '护照首页', isRequired: false, showWhen: equals('language', '英文') }),
        field('choice', 'use', { label: '用途', options: options('实习', '办理签证', '申请奖学金', '其他') }),
        field('text', 'use_other', { label: '用途说明', showWhen: equals('use', '其他'), limits: { maxLength: 100 } }),
        field('number', 'copies', { label: '份数', limits: { min: 1, max: 5 } }),
      ],
      ['联系方式', TELEPHONE],
    ),
    flow: flow(
      step('check', '核对学籍', { who: [clerksOf('205')], days: 2 }),
      step('seal', '出具证明', { who: [clerksOf('205')], days: 1, returnsTo: ['check', 'applicant'] }),
    ),
    result: {
      title: '在读证明',
      paragraphs: [
        '兹证明 {{applicant}} 系我校在读学生。',
        '本证明用于{{use}}，自出具之日起至{{validUntil}}有效。',
        '特此证明。',
      ],
      shows: 'surname',
      validDays: 90,
    },
  }),
}

const transcript: SampleService = {
  slug: 'chengjidan',
  name: '成绩单打印',
  unitCode: '205',
  matter: '开具成绩单',
  definition: definition(2, {
    audience: ['student'],
    topic: 'study',
    summary: '在校学生申请加盖公章的成绩单。',
    form: form([
      '成绩单',
      field('choices', 'terms', {
        label: '学年',
        options: options('第一学年', '第二学年', '第三学年', '第四学年', '第五学年'),
      }),
      field('choice', 'language', { label: '文种', options: options('中文', '英文', '中英文对照') }),
      field('yes-no', 'by_post', { label: '是否邮寄' }),
      field('text', 'address', { label: '邮寄地址', showWhen: equals('by_post', true) }),
      field('text', 'postcode', { label: '邮政编码', pattern: 'postcode', showWhen: equals('by_post', true) }),
    ]),
    flow: flow(step('print', '打印盖章', { who: [clerksOf('205')], days: 2 })),
  }),
}

const leave: SampleService = {
  slug: 'xuesheng-qingjia',
  name: '学生请假',
  unitCode: '208',
  matter: '学生请假',
  definition: definition(2, {
    audience: ['student'],
    topic: 'study',
    summary: '三天以内由学院经办人批准，超过三天由学院负责人批准，超过七天另报学生处备案。',
    form: form([
      '请假',
      field('choice', 'kind', { label: '类别', options: options('病假', '事假', '公假') }),
      field('period', 'days', { label: '起止日期', limits: { maxDays: 60 } }),
      field('long-text', 'why', { label: '事由', limits: { maxLength: 500 } }),
      field('files', 'proof', { label: '医院证明', showWhen: equals('kind', '病假'), limits: { maxFiles: 3 } }),
      field('yes-no', 'leaves_town', { label: '是否离开本市' }),
      field('text', 'where', { label: '前往地点', showWhen: equals('leaves_town', true) }),
      TELEPHONE,
      field('signature', 'sign', { label: '本人承诺', help: '所填属实，按时返校并销假。' }),
    ]),
    flow: flow(
      step('tutor', '学院经办人批准', { who: [{ kind: 'own-unit' }], days: 1 }),
      step('college', '学院负责人批准', { who: [OWN_HEAD], days: 1, when: greater('days', 3) }),
      step('record', '学生处备案', { who: [clerksOf('208')], days: 1, when: greater('days', 7) }),
      step('back', '返校销假', { who: [{ kind: 'applicant' }], days: 10, returnsTo: [] }),
    ),
  }),
}

const records: SampleService = {
  slug: 'xinxi-gengzheng',
  name: '学籍信息更正',
  unitCode: '205',
  matter: '学籍信息更正',
  definition: definition(10, {
    audience: ['student'],
    topic: 'study',
    summary: '姓名、出生日期等学籍信息有误的，申请更正。',
    materials: ['户口簿本人页', '公安机关的证明（更正姓名、出生日期的）'],
    form: form([
      '更正内容',
      field('table', 'items', {
        label: '要更正的项目',
        columns: [
          { key: 'item', label: '项目', kind: 'text', isRequired: true, options: [] },
          { key: 'now', label: '现在的内容', kind: 'text', isRequired: true, options: [] },
          { key: 'should', label: '应当是', kind: 'text', isRequired: true, options: [] },
        ],
        limits: { maxRows: 5 },
      }),
      field('files', 'proof', { label: '证明材料', limits: { maxFiles: 5 } }),
      field('signature', 'sign', { label: '本人签名', help: '所填和所附材料属实。' }),
    ]),
    flow: flow(
      step('college', '学院审核', { who: [OWN_HEAD], days: 3 }),
      step('check', '学籍科核对', { who: [clerksOf('205')], days: 4, returnsTo: ['college', 'applicant'] }),
      step('sign', '教务处审批', {
        who: [{ kind: 'unit-head', unitId: '205' }],
        days: 3,
        returnsTo: ['check', 'applicant'],
      }),
    ),
  }),
}

const course: SampleService = {
  slug: 'tiaoke',
  name: '调课申请',
  unitCode: '205',
  matter: '教师调课、停课',
  definition: definition(3, {
    audience: ['staff'],
    topic: 'teaching',
    summary: '教师因故调整上课的时间、地点或者代课教师。',
    form: form([
      '调课',
      field('text', 'course', { label: '课程和班级' }),
      field('choice', 'kind', { label: '类别', options: options('调时间', '调地点', '请人代课', '停课补课') }),
      field('day', 'from_day', { label: '原上课日期' }),
      field('day', 'to_day', { label: '改到', showWhen: { is: 'in', field: 'kind', values: ['调时间', '停课补课'] } }),
      field('person', 'substitute', { label: '代课教师', showWhen: equals('kind', '请人代课') }),
      field('long-text', 'why', { label: '原因', limits: { maxLength: 500 } }),
    ]),
    flow: flow(
      step('college', '学院审批', { who: [OWN_HEAD], days: 1 }),
      step('arrange', '教学运行科安排', {
        who: [clerksOf('205')],
        days: 2,
        returnsTo: ['college', 'applicant'],
        form: form(['安排', field('text', 'room', { label: '教室' }), field('text', 'slot', { label: '节次' })]),
      }),
    ),
  }),
}

const deferral: SampleService = {
  slug: 'huankao',
  name: '缓考申请',
  unitCode: '205',
  matter: '缓考申请',
  definition: definition(3, {
    audience: ['student'],
    topic: 'study',
    summary: '因病或者因公不能参加期末考试的，考前申请缓考。',
    materials: ['医院证明或者派出单位的证明'],
    form: form([
      '缓考',
      field('text', 'course', { label: '课程' }),
      field('day', 'exam_on', { label: '考试日期', limits: { isFromToday: true } }),
      field('long-text', 'why', { label: '原因', limits: { maxLength: 300 } }),
      field('files', 'proof', { label: '证明', limits: { maxFiles: 2 } }),
    ]),
    flow: flow(
      step('college', '学院审核', { who: [OWN_HEAD], days: 1 }),
      step('office', '教务处审批', { who: [clerksOf('205')], days: 2, returnsTo: ['college', 'applicant'] }),
    ),
  }),
}

const aid: SampleService = {
  slug: 'kunnan-rending',
  name: '家庭经济困难认定',
  unitCode: '208',
  matter: '家庭经济困难认定',
  definition: definition(15, {
    audience: ['student'],
    topic: 'study',
    summary: '申请家庭经济困难学生认定，作为资助的依据。',
    form: form(
      [
        '家庭情况',
        field('number', 'people', { label: '家庭人口', limits: { min: 1, max: 20 } }),
        field('money', 'income', { label: '家庭年收入', limits: { min: 0 } }),
        field('choices', 'situations', {
          label: '特殊情况',
          isRequired: false,
          options: options('低保家庭', '孤儿', '残疾', '重大疾病', '突发灾害'),
        }),
        field('files', 'proof', {
          label: '证明材料',
          showWhen: { is: 'filled', field: 'situations' },
          limits: { maxFiles: 5 },
        }),
      ],
      ['承诺', field('signature', 'sign', { label: '本人承诺', help: '所填属实；不实的，撤销认定并退回资助。' })],
    ),
    flow: flow(
      step('college', '学院评议', { who: [OWN_HEAD], days: 8 }),
      step('centre', '资助管理中心认定', {
        who: [{ kind: 'post', unitId: '208', post: '学生资助管理中心主任' }, clerksOf('208')],
        days: 7,
        returnsTo: ['college', 'applicant'],
        form: form([
          '认定',
          field('choice', 'level', { label: '等级', options: options('特别困难', '困难', '不予认定') }),
        ]),
      }),
    ),
  }),
}

/** Services around studying and teaching. */
export const studyServices: readonly SampleService[] = [certificate, transcript, leave, records, course, deferral, aid]
