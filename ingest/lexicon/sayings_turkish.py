"""Turkish words of saying, of introducing and of commenting. Data."""

from ingest.lexicon.sayings import Sayings
from ingest.lexicon.words import phrases

SAYINGS_TR = Sayings(
    saying=phrases(
        """dedi, diyor, söyledi, söylüyor, açıkladı, açıklıyor, belirtti, belirtiyor, vurguladı,
        vurguluyor, ekledi, ifade etti, iddia etti, iddia ediyor, duyurdu, doğruladı,
        yalanladı, kabul etti, uyardı, yanıtladı, yazdı, yazıyor, kaydetti, bildirdi, göre"""
    ),
    introducing=phrases(
        """çeviri, çevirisi, çevirdim, çevirim, alıntı, alıntılıyorum, aynen, kelimesi
        kelimesine, tam metin, tam metni, bölüm, şöyle, şunları, şunu, devamında, son olarak,
        yapıştırıyorum, kopyalıyorum, kendiniz karar verin"""
    ),
    returning=phrases(
        """yani, başka bir deyişle, bu demek oluyor ki, kısacası, özetle, alıntı sonu, dikkat,
        kaynak"""
    ),
    author=phrases(
        """bence, sanırım, galiba, düşünüyorum, bana göre, anlamıyorum, merak ediyorum, okudum,
        baktım, kontrol ettim, siz, sizin, sen, senin, arkadaşlar, beyler, biri, var mı,
        forum, başlık, umarım, kardeşim, ablam, abim, babam, annem, kocam, karım, komşum,
        arkadaşım, yaşıyorum, çalışıyorum"""
    ),
    speaker=phrases(
        """istiyorum, isterim, teşekkür ediyorum, teşekkür ederim, öneriyorum, çağrıda
        bulunuyorum, talimat verdim, altını çiziyorum, kınıyoruz, destekliyoruz, çağırıyoruz,
        bekliyoruz, saklı tutuyoruz, kararlıyız, ülkemiz, ülkemizin, ülkemize, ülkelerimiz,
        milletimiz, milletimizin, halkımız, ortaklarımız, müttefiklerimiz, askerlerimiz,
        ordumuz, vatandaşlarımız, teşkilatımız, hükümetimiz, hükûmetimiz"""
    ),
    address=phrases(
        """değerli arkadaşlar, kıymetli arkadaşlar, aziz milletim, sevgili vatandaşlarım, sayın
        başkan, sayın cumhurbaşkanı, hanımefendiler, beyefendiler, değerli misafirler,
        ekselansları, bu salonda, hepiniz"""
    ),
    official=phrases(
        """uyarınca, gereğince, kapsamında, itibarıyla, yürürlüğe girer, yürürlüğe girecektir,
        yükümlüdür, taahhüt eder, tedbirler, tedbir, bakanlık teyit eder, uluslararası toplum,
        toprak bütünlüğü, egemenlik, iş birliği, işbirliği, sağlamak, gereklidir, zorunludur"""
    ),
    remarking=phrases("""ilginç, aslında, gerçi, demek ki, ama, peki, yani"""),
    attitude=phrases(
        """sözde, güya, muhtemelen, herhalde, tabii, tabii ki, maalesef, ne yazık ki, ironi,
        yalan, yalancı, propaganda, ikiyüzlülük, komik, saçma, saçmalık, garip, ilginç, tek
        kelime"""
    ),
    statement=phrases(
        """konuşma, konuşması, açıklama, açıklaması, bildiri, demeç, röportaj, basın toplantısı,
        cümle, çeviri, hutbe, özür, tutanak, video, kayıt, başlık, basın, medya, bağlantı,
        paragraf"""
    ),
    reported=phrases("güya, iddiaya göre, sözde"),
)
