from tracker.review.markdown import escaped
for t in ["1.1 Evening talks, 2020", "1. Legal help", "linkas [čia](https://example.org/x) <b>@town</b> #12 *labai* `svarbu`", "„Galutinis sąrašas“, https://example.org/pokalbiai","- x","# x","a_b `` c","12345678 deadbee1 COVID-19 ABC #1, (#2) (@x) ~bug x~y 100% %v1 :smile: S&T &amp; $1 $x$","adopted (b60b1598a, 20 January 2020)", "`@x`", "``", "@", "--- x", "+", "[ ] todo", "a//b ftp://x WWW.X.COM", "žąsis_x_"]:
    print(escaped(t))
