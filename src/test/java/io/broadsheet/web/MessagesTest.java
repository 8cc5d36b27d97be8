package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessagesTest {
  @Test
  void everyTextIsThereInBothLanguages() {
    assertThat(Messages.of(InterfaceLanguage.ZH).keys())
        .containsExactlyElementsOf(Messages.of(InterfaceLanguage.EN).keys());
  }

  @Test
  void everyTextIsFilledInFromTheSameArguments() {
    Object[] arguments = {1, 2, 3, 4};
    for (InterfaceLanguage language : InterfaceLanguage.values()) {
      Messages messages = Messages.of(language);
      for (String key : messages.keys()) {
        assertThat(messages.text(key, arguments)).as(key).isNotEmpty().doesNotContain("{", "}");
      }
    }
  }

  @Test
  void oneAndManyAreToldApartAndNumbersGrouped() {
    Messages english = Messages.of(InterfaceLanguage.EN);
    assertThat(english.text("layout.paperCount", 1)).isEqualTo("1 paper");
    assertThat(english.text("layout.paperCount", 40_717)).isEqualTo("40,717 papers");
    assertThat(Messages.of(InterfaceLanguage.ZH).text("layout.paperCount", 40_717))
        .isEqualTo("40,717 篇论文");
  }

  @Test
  void theBrowsersLanguagesAreWeighed() {
    assertThat(InterfaceLanguage.accepted("zh-CN,zh;q=0.9,en;q=0.8"))
        .isEqualTo(InterfaceLanguage.ZH);
    assertThat(InterfaceLanguage.accepted("en;q=0.9,zh;q=0.8")).isEqualTo(InterfaceLanguage.EN);
    assertThat(InterfaceLanguage.accepted("fr, de;q=0.5")).isEqualTo(InterfaceLanguage.EN);
    assertThat(InterfaceLanguage.accepted(";;;q=,,zh;q=x")).isEqualTo(InterfaceLanguage.EN);
  }
}
