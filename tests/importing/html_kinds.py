"""Pages of two dozen kinds with what a reader would call their article; all of it invented."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

SAID = """
The regional court in Halvmark ruled on Tuesday that the ferry operator must repay the subsidy \
it received for winter crossings, because fewer than half of them had taken place.
Judges said the company had known since November that its second ship would not return from the \
yard in time, yet it went on to claim the full amount for every sailing in the timetable.
The operator, which employs some four hundred people on both shores, called the decision harsh \
and announced that it would appeal before the end of the month.
Island mayors have asked the ministry to keep the night boat running meanwhile, arguing that \
patients, teachers and dairy farmers have no other way to reach the mainland.
A spokeswoman for the ministry said that talks with two other lines had begun, but that neither \
of them owned a vessel with the ice class that the strait demands.
According to figures published by the port authority, 61 of the 140 winter crossings were \
cancelled, most of them on short notice and without a replacement bus.
Freight rates rose by a fifth over the same period, and two supermarkets on the larger island \
rationed milk and flour for several days in January.
Economists at the university in Stenvik put the damage to local trade at nine million crowns, \
a sum that they described as cautious since it leaves out lost bookings.
The union of seafarers, on the other hand, blamed the rules themselves: a contract that pays per \
crossing, it wrote, invites captains to sail in weather in which they should not.
Its chairman recalled the grounding of three years ago, when a coaster lost its rudder off the \
lighthouse and drifted for six hours with eleven people on board.
Opposition members of the assembly want the audit office to look into all transport contracts \
that were signed during the last term, including those for the northern airfields.
The government has rejected that demand so far, although its smaller partner let it be known \
that it could live with an inquiry as long as it ended before the elections.
For travellers little will change this week, because the summer timetable starts on Friday and \
the older ship has passed its inspection without complaint.
What happens in autumn is open, and much depends on whether the yard delivers the new ferry, \
which was due last spring, before the first storms arrive.
""".strip().split("\n")
"""Sentences of one report, in order."""

RUSSIAN = """
Областной суд в Хальвмарке постановил во вторник, что паромная компания обязана вернуть субсидию, \
полученную за зимние рейсы, поскольку состоялось менее половины из них.
Судьи отметили, что перевозчик ещё в ноябре знал о задержке второго судна на верфи, однако \
продолжал требовать полную оплату за каждый рейс, указанный в расписании.
Компания, в которой работают около четырёхсот человек на обоих берегах, назвала решение суровым и \
сообщила, что подаст апелляцию до конца месяца.
Мэры островов попросили министерство сохранить ночной паром, так как больные, учителя и фермеры \
не имеют другой возможности добраться до материка.
""".strip().split("\n")
ARABIC = """
قضت المحكمة الإقليمية في هالفمارك يوم الثلاثاء بأن على شركة العبّارات إعادة الدعم الذي حصلت عليه \
مقابل الرحلات الشتوية، لأن أقل من نصفها قد جرى فعلا.
وقال القضاة إن الشركة كانت تعلم منذ نوفمبر أن سفينتها الثانية لن تعود من الحوض في الموعد المحدد، \
ومع ذلك واصلت المطالبة بالمبلغ الكامل عن كل رحلة في الجدول.
ووصفت الشركة التي يعمل فيها نحو أربعمئة شخص على الشاطئين القرار بأنه قاس، وأعلنت أنها ستستأنفه قبل \
نهاية الشهر.
وطلب رؤساء بلديات الجزر من الوزارة إبقاء القارب الليلي في الخدمة، لأن المرضى والمعلمين \
والمزارعين لا يجدون وسيلة أخرى للوصول إلى البر.
""".strip().split("\n")
JAPANESE = """
ハルヴマルクの地方裁判所は火曜日、冬季の便の半分以上が欠航したとして、フェリー会社に対し受け取った補助金を返還するよう命じた。
裁判官は、会社が二隻目の船が期日までに造船所から戻らないことを十一月から知りながら、時刻表の全便について満額を請求し続けたと述べた。
両岸で約四百人を雇用する同社は、判決は厳しいものだとし、月末までに控訴すると発表した。
島の町長らは、患者や教師、酪農家には本土へ渡る他の手段がないとして、夜行便の継続を省に求めている。
""".strip().split("\n")
MENU = ["Home", "Islands", "Politics", "Business", "Weather", "Subscribe", "Contact"]
TEASERS = ["Lighthouse sold to a choir", "Eel season opens late", "Bridge toll stays as it is"]


@dataclass(frozen=True)
class Kind:
    """A page, and the text of its article."""

    page: bytes
    article: str


def paragraphs(sentences, of=2):
    """The sentences as paragraphs of ``of`` sentences each."""
    return [" ".join(sentences[at : at + of]) for at in range(0, len(sentences), of)]


def tagged(tag, texts):
    """Each text in an element of its own."""
    return "\n".join(f"<{tag}>{escape(text, quote=False)}</{tag}>" for text in texts)


def links(texts):
    """A list of links."""
    items = "".join(f'<li><a href="/{n}">{escape(text)}</a></li>' for n, text in enumerate(texts))
    return f"<ul>{items}</ul>"


def framed(inner, *, title="Ferry line must repay subsidy", head="", around=True):
    """A page of today with navigation, teasers and a foot around ``inner``."""
    above = f"<header><nav>{links(MENU)}</nav></header>" if around else ""
    below = (
        f'<aside class="related"><h3>Read more</h3>{links(TEASERS)}</aside>'
        "<footer><p>Copyright Strait Courier. All rights reserved.</p></footer>"
        if around
        else ""
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}'
        f"</head><body>{above}{inner}{below}</body></html>"
    )


TITLE = "Ferry line must repay subsidy"
PROSE = paragraphs(SAID)
WHOLE = "\n".join([TITLE, *PROSE])


def _blog_with_comments():
    comments = "".join(
        f'<li class="comment"><cite class="fn">{name}</cite><p>{text}</p></li>'
        for name, text in (
            ("Orla", "I took that boat twice this winter and both times it turned round, so yes."),
            ("pike42", "As always the taxpayer foots the bill, while the shareholders go sailing."),
            ("Jens", "Has anybody read the contract? It says per crossing, planned or not."),
        )
    )
    return framed(
        f'<div class="post"><h1 class="entry-title">{TITLE}</h1>'
        f'<div class="entry-content">{tagged("p", PROSE)}</div></div>'
        f'<div id="comments"><h3>3 comments</h3><ol class="comment-list">{comments}</ol></div>'
    ), WHOLE


def _only_breaks():
    body = "<br><br>\n".join(PROSE)
    return framed(f'<div class="article-body"><h1>{TITLE}</h1>{body}</div>'), WHOLE


def _layout_of_tables():
    side = "<br>".join(f'<a href="/{n}">{text}</a>' for n, text in enumerate(MENU))
    return (
        f"<HTML><HEAD><TITLE>{TITLE}</TITLE></HEAD><BODY BGCOLOR=white><CENTER>"
        "<TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=2><FONT SIZE=6>THE STRAIT COURIER ONLINE</FONT>"
        f"</TD></TR><TR><TD WIDTH=140 VALIGN=top><FONT SIZE=2>{side}</FONT></TD>"
        f"<TD VALIGN=top><FONT FACE=Times><H2>{TITLE}</H2><P>"
        + "\n<P>".join(PROSE)
        + "</FONT></TD>"
        "</TR><TR><TD COLSPAN=2><HR><FONT SIZE=1>Mail to the webmaster. Last visitor no. 20411."
        "</FONT></TD></TR></TABLE></CENTER></BODY></HTML>"
    ), WHOLE


def _nineties():
    return (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><hr>"
        + "<p>".join(PROSE)
        + "<hr><a href=index.html>Back to the index</a> | <a href=mail.html>Write to us</a>"
        "</body></html>"
    ), WHOLE


def _malformed():
    broken = "".join(f"<p class=text>{text}</i></span>" for text in PROSE[:4])
    more = "".join(f"<div><p>{text}<b></div></p>" for text in PROSE[4:])
    return (
        f"<title>{TITLE}</title><div id=top><ul><li><a href=/>Home<li><a href=/i>Islands</ul>"
        f'<div class="story><h1>{TITLE}"><h1>{TITLE}</h1>{broken}</div></div></td></tr>{more}'
        "</html><div class=foot>Copyright Strait Courier"
    ), WHOLE


def _encyclopedia():
    box = "".join(
        f"<tr><th>{name}</th><td>{value}</td></tr>"
        for name, value in (("Built", "1974"), ("Length", "88 m"), ("Ice class", "1B"))
    )
    edit = '<span class="mw-editsection">[<a href="/e">edit</a>]</span>'
    notes = "".join(f'<sup class="reference"><a href="#n{n}">[{n}]</a></sup>' for n in (1, 2))
    return framed(
        '<div id="content" class="mw-body"><h1 id="firstHeading">Halvmark ferry dispute</h1>'
        f'<div id="bodyContent"><div class="mw-parser-output"><table class="infobox">{box}</table>'
        f"<p>{PROSE[0]}{notes}</p><div id='toc' class='toc'><h2>Contents</h2>"
        f"{links(['Background', 'Ruling'])}</div><h2>Background{edit}</h2>"
        f"{tagged('p', PROSE[1:4])}<h2>Ruling{edit}</h2>{tagged('p', PROSE[4:])}"
        '<div class="navbox">'
        + links(["Ferries", "Straits", "Courts"])
        + "</div></div></div></div>",
        title="Halvmark ferry dispute - Fontana, the open book",
    ), "\n".join(
        ["Halvmark ferry dispute", *PROSE[:1], "Background", *PROSE[1:4], "Ruling", *PROSE[4:]]
    )


def _live_blog():
    posts = "".join(
        f'<div class="live-post"><time datetime="2026-03-0{n}T1{n}:05:00">1{n}.05</time>'
        f"<h2>Entry {n}: {text.split(',')[0]}</h2><p>{text}</p></div>"
        for n, text in enumerate(PROSE, 1)
    )
    truth = [
        part
        for n, text in enumerate(PROSE, 1)
        for part in (f"Entry {n}: {text.split(',')[0]}", text)
    ]
    return framed(f'<main><h1>{TITLE}</h1><div class="live-blog">{posts}</div></main>'), "\n".join(
        [TITLE, *truth]
    )


def _forum():
    posts = "".join(
        f'<div class="post"><div class="postprofile"><b>user{n}</b><br>Posts: {n * 17}</div>'
        f'<div class="postbody"><div class="content">{text}</div></div></div>'
        for n, text in enumerate(PROSE)
    )
    return framed(f'<div id="page-body"><h2 class="topic-title">{TITLE}</h2>{posts}</div>'), WHOLE


def _board_of_posts_named_comments():
    posts = "".join(
        f'<article id="elComment_{n}" class="cPost ipsComment"><div class="cPost_contentWrap">'
        f'<div data-role="commentContent"><p>{text}</p></div></div></article>'
        for n, text in enumerate(PROSE)
    )
    return framed(f'<main><h1>{TITLE}</h1><div class="cTopic">{posts}</div></main>'), WHOLE


def _board_of_comments_in_a_table():
    rows = "".join(
        f'<tr class="athing comtr"><td><img width="{n * 40}"></td><td class="default">'
        f'<div class="comment"><span class="commtext">{text}</span></div></td></tr>'
        for n, text in enumerate(PROSE)
    )
    return (
        f"<html><head><title>{TITLE}</title></head><body><center><h1>{TITLE}</h1>"
        f'<table class="comment-tree">{rows}</table></center></body></html>'
    ), WHOLE


def _product_news():
    table = "".join(
        f"<tr><td>{name}</td><td>{value}</td></tr>"
        for name, value in (("Length", "88 metres"), ("Speed", "17 knots"), ("Cars", "120"))
    )
    return framed(
        f'<article class="news"><h1>{TITLE}</h1><p class="lead"><strong>{PROSE[0]}</strong></p>'
        f"{tagged('p', PROSE[1:4])}<h3>Key figures</h3><table>{table}</table>"
        f"{tagged('p', PROSE[4:])}<div class='buy-box'><a href='/b'>Order tickets</a></div>"
        "</article>"
    ), "\n".join(
        [TITLE, *PROSE[:4], "Key figures", "Length 88 metres Speed 17 knots Cars 120", *PROSE[4:]]
    )


def _accelerated():
    return (
        '<!doctype html><html amp lang="en"><head><meta charset="utf-8">'
        f"<title>{TITLE}</title><style amp-custom>p{{margin:0}}</style></head><body>"
        '<amp-sidebar id="s" layout="nodisplay"><ul><li>Home</li><li>Islands</li></ul>'
        "</amp-sidebar>"
        f"<article><h1>{TITLE}</h1><amp-img src=a.jpg width=1 height=1></amp-img>"
        + "<amp-ad type=x></amp-ad>".join(f"<p>{text}</p>" for text in PROSE)
        + "</article></body></html>"
    ), WHOLE


def _questions_and_answers():
    asked = [f"What does point {n} of the ruling mean?" for n in range(len(PROSE))]
    body = "".join(
        f"<p><strong>{ask}</strong></p><p>{text}</p>"
        for ask, text in zip(asked, PROSE, strict=True)
    )
    truth = [part for pair in zip(asked, PROSE, strict=True) for part in pair]
    return framed(f"<article><h1>{TITLE}</h1>{body}</article>"), "\n".join([TITLE, *truth])


def _list_of_points():
    items = "".join(f"<li>{text}</li>" for text in SAID[4:])
    return framed(
        f"<article><h1>{TITLE}</h1>{tagged('p', PROSE[:2])}<ol>{items}</ol></article>"
    ), "\n".join([TITLE, *PROSE[:2], *SAID[4:]])


def _definitions():
    body = "".join(f"<dt>Point {n}</dt><dd>{text}</dd>" for n, text in enumerate(PROSE))
    truth = [part for n, text in enumerate(PROSE) for part in (f"Point {n}", text)]
    return framed(f"<main><h1>{TITLE}</h1><dl>{body}</dl></main>"), "\n".join([TITLE, *truth])


def _newswire():
    lines = []
    for text in PROSE:
        line = "   "
        for word in text.split():
            if len(line) + len(word) > 70:
                lines.append(line)
                line = ""
            line += f" {word}"
        lines.append(line)
    return framed(f"<h1>{TITLE}</h1><pre>" + "\n".join(lines) + "</pre>"), WHOLE


def _divisions_only():
    body = "".join(f'<div class="x{n}"><div>{text}</div></div>' for n, text in enumerate(PROSE))
    return framed(f'<div class="wrap"><div class="h">{TITLE}</div>{body}</div>'), WHOLE


def _accordions():
    body = "".join(
        f"<details><summary>Point {n}</summary><p>{text}</p></details>"
        for n, text in enumerate(PROSE)
    )
    truth = [part for n, text in enumerate(PROSE) for part in (f"Point {n}", text)]
    return framed(f"<main><h1>{TITLE}</h1>{body}</main>"), "\n".join([TITLE, *truth])


def _pictures_between():
    body = "".join(
        f"<p>{text}</p><figure><img src={n}.jpg alt=''><figcaption>Picture {n}: the quay of "
        "Halvmark at night, seen from the old customs house.</figcaption></figure>"
        for n, text in enumerate(PROSE)
    )
    return framed(f"<article><h1>{TITLE}</h1>{body}</article>"), WHOLE


def _teaser_before_a_wall():
    return framed(
        f'<article><h1>{TITLE}</h1><div class="article-teaser">{tagged("p", PROSE[:2])}</div>'
        '<div class="paywall-box"><h3>Read on with Courier Plus</h3><p>Subscribe now for one crown '
        "a week and read all of our reports.</p><button>Subscribe</button></div></article>"
    ), "\n".join([TITLE, *PROSE[:2]])


def _letters_of_russia():
    prose = paragraphs(RUSSIAN, 1)
    title = "Паромная компания вернёт субсидию"
    page = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
        f"<title>{title}</title></head><body><div class=menu><a href=/>Главная</a> "
        f"<a href=/n>Новости</a></div><h1>{title}</h1>{tagged('p', prose)}"
        "<div class=footer>Все права защищены</div></body></html>"
    )
    return page.encode("cp1251"), "\n".join([title, *prose])


def _from_right_to_left():
    title = "محكمة تلزم شركة العبارات برد الدعم"
    page = (
        f'<html dir="rtl" lang="ar"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f"<nav>{links(['الرئيسية', 'السياسة', 'الاقتصاد'])}</nav><article><h1>{title}</h1>"
        f"{tagged('p', ARABIC)}</article><footer>جميع الحقوق محفوظة</footer></body></html>"
    )
    return page, "\n".join([title, *ARABIC])


def _characters_of_japan():
    title = "フェリー会社に補助金返還命令"
    page = (
        f'<html lang="ja"><head><meta charset="Shift_JIS"><title>{title}</title></head><body>'
        f"<div id=nav>{links(['ホーム', '政治', '経済'])}</div><div id=main><h1>{title}</h1>"
        f"{tagged('p', JAPANESE)}</div></body></html>"
    )
    return page.encode("shift_jis"), "\n".join([title, *JAPANESE])


def _falsely_declared(declared, real):
    prose = [text.replace("crowns", "crowns – “much too little”, say some – ") for text in PROSE]
    page = framed(f"<article><h1>{TITLE}</h1>{tagged('p', prose)}</article>")
    page = page.replace('charset="utf-8"', f'charset="{declared}"')
    return page.encode(real), "\n".join([TITLE, *prose])


def _falsely_latin():
    return _falsely_declared("iso-8859-1", "utf-8")


def _falsely_unicode():
    return _falsely_declared("utf-8", "cp1252")


def _strict_markup():
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 '
        'Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>{TITLE}</title>'
        "<script type='text/javascript'>//<![CDATA[\nvar a = '<p>no</p>';\n//]]></script></head>"
        f'<body><div id="navigation">{links(MENU)}</div><div id="content"><h1>{TITLE}</h1>'
        f"{tagged('p', PROSE)}</div></body></html>"
    ), WHOLE


def _only_linked_data():
    body = "\\n\\n".join(PROSE)
    data = f'{{"@type":"NewsArticle","headline":"{TITLE}","articleBody":"{body}"}}'
    return framed(
        '<div id="root"><p>Loading …</p></div>',
        head=f'<script type="application/ld+json">{data}</script>',
        around=False,
    ), WHOLE


def _a_wall_with_linked_data():
    body = "\\n\\n".join(PROSE)
    data = f'{{"@type":"NewsArticle","headline":"{TITLE}","articleBody":"{body}"}}'
    return framed(
        f"<article><h1>{TITLE}</h1><p>{PROSE[0][:60]} …</p><p>Subscribe to read on.</p></article>",
        head=f'<script type="application/ld+json">{data}</script>',
    ), WHOLE


def _repeated_in_a_box():
    box = f'<div class="highlight"><p>{SAID[5]}</p></div>'
    return framed(
        f"<article><h1>{TITLE}</h1>{tagged('p', PROSE[:2])}{box}{tagged('p', PROSE[2:])}</article>"
    ), "\n".join([TITLE, *PROSE[:2], SAID[5], *PROSE[2:]])


def _kinds():
    makers = (make for name, make in globals().items() if name.startswith("_") and callable(make))
    for make in list(makers):
        if make.__module__ == __name__ and make not in {_kinds, _falsely_declared}:
            page, article = make()
            data = page if isinstance(page, bytes) else page.encode()
            yield make.__name__[1:].replace("_", " "), Kind(data, article)


KINDS = dict(_kinds())
