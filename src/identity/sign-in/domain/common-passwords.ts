/**
 * The words, names and keyboard walks that lists of leaked passwords begin with, in lower case. The policy strips digits
 * and signs around a password and undoes look-alike letters before it looks here, so each stands for its variants.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
password passwords passwort motdepasse contrasena contraseña senha parola wachtwoord haslo lozinka passw passwd pass
password1234 password12345 passwordpassword passpass mypassword thepassword newpassword oldpassword yourpassword
changeme changemenow changeit letmein letmeinnow letmeinplease welcome welcomeback welcomehome opensesame trustno
trustnoone secret secrets supersecret topsecret mysecret default administrator admin adminadmin adminpassword rootroot
root toor superuser superadmin sysadmin sysadminpassword user username userpass guest guestguest test tester testing
testtest testpassword testaccount demo demodemo example temp temporary temppassword hello hellohello helloworld
helloween hallohallo hallo bonjour bonjourbonjour iloveyou iloveyoubaby iloveyouforever iloveyousomuch iloveu loveyou
loveyouforever ilovemyself ilovemymom ilovemyfamily ilovegod ilovejesus ihateyou imissyou jetaime tequiero teamo
teamomucho mylove loveme lovelove lover lovers lovely foreverlove trulove truelove sweetheart sweetie babygirl babyboy
babybaby princess princesa prinzessin princessa queen kingkong king prince princes sunshine sunflower sunset sunrise
moonlight starlight rainbow butterfly butterflies flower flowers blossom daisy angel angels angelina angelica heaven
chocolate strawberry blueberry cookie cookies cupcake cheesecake banana pineapple orange cherry peaches watermelon
football footballer soccer baseball basketball volleyball hockey cricket cricketer tennis golfer swimming swimmer
liverpool liverpoolfc chelsea chelseafc arsenal arsenalfc manchester manchesterunited manunited manutd barcelona
barcelonafc realmadrid juventus milan acmilan intermilan bayern bayernmunich dortmund schalke galatasaray fenerbahce
besiktas celtic rangers everton tottenham newcastle westham leeds benfica sporting porto corinthians flamengo palmeiras
yankees redsox dodgers cubs lakers lakersfan celtics warriors patriots steelers cowboys dallascowboys packers eagles
superman batman spiderman spideman ironman wolverine deadpool avengers captainamerica wonderwoman superhero starwars
darthvader skywalker lukeskywalker yoda startrek enterprise voyager matrix gandalf frodo legolas hobbit harrypotter
hermione dumbledore voldemort hogwarts gryffindor slytherin pokemon pikachu charizard digimon naruto narutouzumaki
sasuke dragonball dragonballz goku vegeta onepiece minecraft fortnite callofduty counterstrike halflife starcraft
warcraft worldofwarcraft leagueoflegends overwatch valorant roblox playstation nintendo xbox gameboy gamer sonic mario
supermario zelda mickey mickeymouse minnie minniemouse donald donaldduck tinkerbell tinkerbelle winnie winniethepooh
scooby scoobydoo garfield snoopy hellokitty spongebob simpsons homersimpson bartsimpson southpark tweety barbie
monkey dragon dragons tiger tigers tigger lion panther panda pandas koala dolphin dolphins shark eagle falcon phoenix
hunter hunters ranger warrior knight samurai ninja pirate pirates vampire werewolf zombie monster monsters demon devil
shadow shadows darkness midnight killer slayer assassin master masters masterchief mastermind whatever whatsup nothing
something anything forever forgotten freedom liberty justice peace peaceful victory champion legend legendary destiny
fuckyou fuckoff fuckme fucker motherfucker asshole bastard bitch bitches bullshit shithead shitshit pussy sexy sexybitch
sexygirl hotgirl hottie naughty playboy cocacola pepsi mcdonalds starbucks nutella heineken budweiser guinness
corvette mustang camaro ferrari lamborghini porsche mercedes mercedesbenz bmw audi toyota honda hondacivic yamaha suzuki
kawasaki ducati harley harleydavidson chevrolet chevy jaguar maserati
michael michaeljordan michaeljackson jordan jennifer jessica ashley amanda nicole stephanie elizabeth michelle daniel
danielle matthew joshua andrew anthony christopher christian christina christine alexander alexandra alexandria
alexandre alejandro alejandra benjamin jonathan nicholas william charlotte charlie thomas robert richard jasmine
samantha victoria vanessa veronica valentina sebastian francisco fernando fernanda gabriel gabriela isabella katherine
catherine margaret patricia elizabet caroline carolina natalie natasha anastasia maximilian benedict mohammed muhammad
mohamed ibrahim abdullah fatima krishna ganesh lakshmi saibaba omsairam jesus jesuschrist jesuslovesme jesusislord
godisgood godislove godblessme thankyou thankyoujesus blessed blessing hallelujah allah bismillah alhamdulillah
allahuakbar inshallah
summer summertime winter wintertime spring springtime autumn january february march april august september october
november december monday tuesday wednesday thursday friday saturday sunday christmas halloween easter newyear
america england australia canada germany deutschland france espana mexico argentina colombia brasil portugal italia
polska russia ukraine turkiye india indian pakistan bangladesh srilanka colombo philippines pilipinas indonesia malaysia
singapore vietnam thailand china beijing shanghai hongkong japan tokyo korea london newyork newyorkcity california texas
chicago losangeles sanfrancisco lasvegas washington florida miami paris berlin hamburg muenchen wien zurich madrid
lisboa amsterdam stockholm istanbul moscow mumbai delhi sydney melbourne toronto
company business office hospital clinic doctor nurse medical patient health healthcare appointment pharmacy
computer internet keyboard laptop windows microsoft google facebook instagram twitter youtube linkedin whatsapp snapchat
samsung samsunggalaxy iphone apple macintosh android nokia blackberry motorola linux ubuntu oracle database server
network security access access14 accessgranted login logmein signin connect connection system systems hacker hacking
hackers cheese pepper ginger buster bandit rocky bailey maggie molly sophie daisy max buddy lucky princessa shadowfax
metallica nirvana slipknot linkinpark greenday blink beatles thebeatles rollingstones pinkfloyd ledzeppelin ironmaiden
acdc queenqueen eminem rihanna beyonce justinbieber onedirection taylorswift ladygaga bobmarley snoopdogg tupac
qwerty qwertyu qwertyui qwertyuio qwertyuiop qwertyqwerty qwerty1234 qwertyuiop1234567890 qwertz qwertzu qwertzuiop
azerty azertyuiop asdf asdfgh asdfghj asdfghjk asdfghjkl asdfghjkl; asdfasdf asdfqwer qwerasdf qwerasdfzxcv zxcv zxcvb
zxcvbn zxcvbnm zxcvbnmasdfghjkl qazwsx qazwsxedc qazwsxedcrfv qweasd qweasdzxc qweqwe qweqweqwe asdasd asdasdasd
zxczxczxc zaqxsw zaqwsx poiuytrewq lkjhgfdsa mnbvcxz 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qazxsw23edc
q1w2e3r4t5 q1w2e3r4t5y6 q1w2e3r4 zaq12wsx zaq1xsw2 !qaz2wsx 1qaz!qaz a1b2c3d4e5 a1s2d3f4g5 abc123abc abcd1234 abcde12345
abcdef123456 abcdefghij abcdefghijk abcdefghijkl abc abcd abcde abcdef abcdefg abcdefgh aabbcc aaabbb
0123456789 01234567890 9876543210 0987654321 1234554321 1231231234 1123581321 1122334455 1111111112 1212121212
1313131313 1357924680 2468101214 1029384756 3141592653 3141592654 5555555555 6969696969 7777777777 7894561230
9999999999 8888888888 123456789a 123456789q 1234567891 12345678910 123456123456 12345678900 1234567899 987654321a
112233445566 123321123321 147258369 147258369a 159357159357 789456123 789456123a 741852963 7418529630 963852741
123qweasdzxc 123qwe123qwe 123abc123abc qwe123qwe123 asd123asd123 123456qwerty qwerty123456 123456abcdef 1234qwerasdf
`
    .trim()
    .split(/\s+/),
);
