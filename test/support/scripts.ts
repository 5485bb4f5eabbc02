/** A name in one script, and the ways in which people write, type and list it. */
export interface ScriptOfNames {
  readonly script: string;
  readonly name: string;
  /** As far as it is typed. */
  readonly parts: readonly string[];
  readonly misspelt: readonly string[];
  /** The same person, told again. */
  readonly again: readonly string[];
  /** In the order in which people look for them; their bytes order at least one of these lists otherwise. */
  readonly sorted: readonly string[];
}

export const scripts: readonly ScriptOfNames[] = [
  {
    script: 'Latin',
    name: 'Ángel O’Núñez-Østergård',
    parts: ['angel', 'Øster', 'tergar', 'ostergard ang', 'onunez', "o'nun"],
    misspelt: ['Angel Nunes', 'Østergaard', 'ÖSTERGORD'],
    again: ["ANGEL O'NUÑEZ OSTERGÅRD", 'Østergård, Ángel ONúñez'],
    sorted: ['Ana', 'Ángel', 'bob', 'de la', 'Ñandú', 'Östen', 'Zed'],
  },
  {
    script: 'Greek',
    name: 'Γιώργος Παπαδόπουλος',
    parts: ['Γιώ', 'παπαδο', 'ΠΟΥΛΟΣ', 'Παπ Γιω'],
    misspelt: ['Παπαδόπουλως', 'Γιώρος'],
    again: ['ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ', 'Παπαδοπουλος Γιωργος'],
    sorted: ['Άννα', 'Αντώνης', 'Ελένη', 'Ηλίας', 'Ύψιλον', 'Ωμέγας'],
  },
  {
    script: 'Cyrillic',
    name: 'Алёна Йовович-Іваненко',
    parts: ['Але', 'иовов', 'ваненк', 'Іван Ал'],
    misspelt: ['Іванэнко', 'Лаёна'],
    again: ['АЛЕНА ЙОВОВИЧ ІВАНЕНКО', 'Іваненко Алёна Йовович'],
    sorted: ['Андрей', 'борис', 'Елена', 'Ёлкина', 'Жанна', 'Яна'],
  },
  {
    script: 'Arabic',
    name: 'أحمد عبد الرحمن مصطفى',
    parts: ['احم', 'الرح', 'مصطفي', 'مُصْطَفى أحم'],
    misspelt: ['مصتفى', 'الرحمان'],
    again: ['احمد عبد الرحمن مصطفي', 'مصطفى أحمد عبد الرحمٰن'],
    sorted: ['أحمد', 'بلال', 'پروین', 'تامر', 'یوسف'],
  },
  {
    script: 'Hebrew',
    name: 'יוֹסֵף בֶּן־כֹּהֵן',
    parts: ['יוס', 'כהן', 'כהן יו'],
    misspelt: ['יוסיף', 'יוסף בן כהם'],
    again: ['יוסף בן כהן', 'בן-כהן יוסף'],
    sorted: ['אַהֲרֹן', 'אילן', 'בנימין', 'שרה'],
  },
  {
    script: 'Devanagari',
    name: 'अमित कुमार पाण्डेय',
    parts: ['अम', 'पाण्', 'कुमार अ'],
    misspelt: ['पान्डेय', 'कुमर'],
    again: ['पाण्डेय अमित कुमार', 'अमित कुमार पाण्‍डेय'],
    sorted: ['अमित', 'आशा', 'कमल', 'क़ासिम', 'खान'],
  },
  {
    script: 'Bengali',
    name: 'রহিম উদ্দিন চৌধুরী',
    parts: ['রহি', 'চৌধু', 'উদ্দিন রহ'],
    misspelt: ['চৌধুরি', 'রহীম উদ্দিন'],
    again: ['চৌধুরী রহিম উদ্দিন'],
    sorted: ['আমিনা', 'করিম', 'রহিম', 'সালমা'],
  },
  {
    script: 'Sinhala',
    name: 'සුනිල් ශ්‍රීමාල් පෙරේරා',
    parts: ['සුනි', 'පෙරේ', 'ශ්රීමා', 'පෙරේරා සු'],
    misspelt: ['පෙරෙරා', 'සුනිල පෙරේරා'],
    again: ['සුනිල් ශ්රීමාල් පෙරේරා', 'පෙරේරා සුනිල් ශ්‍රීමාල්'],
    sorted: ['අනුර', 'කමල්', 'නිමල්', 'සුනිල්'],
  },
  {
    script: 'Tamil',
    name: 'தமிழ்ச்செல்வன் முருகன்',
    parts: ['தமி', 'முருக', 'செல்வன்', 'முருகன் தமிழ்'],
    misspelt: ['முருகண்', 'தமிள்ச்செல்வன்'],
    again: ['முருகன் தமிழ்ச்செல்வன்'],
    sorted: ['அன்பு', 'கண்ணன்', 'முருகன்', 'வேலு'],
  },
  {
    script: 'Thai',
    name: 'สมชาย ใจดีมาก',
    parts: ['สม', 'สมชา', 'ดีมา', 'ใจดี สม'],
    misspelt: ['สมชย', 'ใจดิมาก'],
    again: ['ใจดีมาก สมชาย'],
    sorted: ['กมล', 'เกษม', 'ขวัญ', 'แดง', 'ทวี'],
  },
  {
    script: 'Han',
    name: '李小龍',
    parts: ['李', '李小', '小龍', '龍'],
    misspelt: ['李少龍', '李小隆'],
    again: ['李 小龍', '小龍 李'],
    sorted: ['張三', '李小龍', '王小明', '陳大文'],
  },
  {
    script: 'Kana',
    name: 'ヤマダ タロウ',
    parts: ['ヤマ', 'やまだ', 'タロウ', 'ﾀﾛ', 'たろう やま'],
    misspelt: ['ヤマタタロウ', 'ヤマダタロオ'],
    again: ['やまだたろう', 'ﾔﾏﾀﾞ ﾀﾛｳ', 'タロウ ヤマダ'],
    sorted: ['あおき', 'アキラ', 'いとう', 'ガモウ', 'きむら'],
  },
  {
    script: 'Hangul',
    name: '김민준',
    parts: ['김', '김민', '민준', '미'],
    misspelt: ['김민중', '김민춘'],
    again: ['김 민준', '민준 김'],
    sorted: ['강서연', '김민준', '박지훈', '이서준'],
  },
];
